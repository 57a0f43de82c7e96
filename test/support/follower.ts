import type { TestSocket } from "./client.ts";

/** One line of the log as a subscriber sees it. */
export interface SeenTransition {
  readonly sequence: string;
  readonly from: string | null;
  readonly to: string;
  readonly inferred: boolean;
  readonly attempt: number;
  readonly service: string;
  readonly event: string;
  readonly channel: string;
  readonly message: string;
  readonly delivery: { readonly id: string } | null;
  readonly evidence: unknown;
  readonly request: { readonly id: string; readonly title: string; readonly state: string };
  readonly episode: {
    readonly id: string;
    readonly season: number;
    readonly number: number;
  } | null;
}

const FOLLOW = `subscription($after: Sequence) { transitions(after: $after) {
  sequence from to inferred attempt service event channel message evidence
  delivery { id } request { id title state } episode { id season number } } }`;

/** Follows the log over a WebSocket and keeps every line it was sent. */
export interface Follower {
  readonly seen: readonly SeenTransition[];
  /** Resolves once `isThere` holds for what was seen; rejects after 100 s with what was. */
  until(isThere: (seen: readonly SeenTransition[]) => boolean): Promise<void>;
}

const TIMEOUT_MS = 100_000;

export function followLog(socket: TestSocket): Follower {
  const subscription = socket.subscribe(FOLLOW, { after: "0" });
  const seen: SeenTransition[] = [];
  return {
    seen,
    async until(isThere) {
      const deadline = Date.now() + TIMEOUT_MS;
      while (!isThere(seen)) {
        const left = deadline - Date.now();
        const result = await Promise.race([subscription.next(), timeoutMs(left)]);
        if (result === "late")
          throw new Error(`not seen within ${TIMEOUT_MS} ms; seen: ${reportSeen(seen)}`);
        if (result.errors !== undefined) throw new Error(JSON.stringify(result.errors));
        seen.push(result.data.transitions);
      }
    },
  };
}

function timeoutMs(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(() => resolve("late"), Math.max(0, ms)).unref());
}

function reportSeen(seen: readonly SeenTransition[]): string {
  return seen
    .map(
      ({ to, episode }) =>
        `${episode === null ? "" : `S${episode.season}E${episode.number} `}${to}`,
    )
    .join(", ");
}

/** The states that a movie, or one episode, passed; "~" before inferred ones. */
export function wayOf(
  seen: readonly SeenTransition[],
  episode?: { season: number; number: number },
): readonly string[] {
  return seen
    .filter((line) =>
      episode === undefined
        ? line.episode === null
        : line.episode?.season === episode.season && line.episode.number === episode.number,
    )
    .map(({ to, inferred }) => `${inferred ? "~" : ""}${to}`);
}

/** The same without the marks. */
export function statesOf(
  seen: readonly SeenTransition[],
  episode?: { season: number; number: number },
): readonly string[] {
  return wayOf(seen, episode).map((state) => state.replace("~", ""));
}

/** Episodes "S1E3" that have reached a state. */
export function episodesAt(seen: readonly SeenTransition[], state: string): ReadonlySet<string> {
  return new Set(
    seen
      .filter(({ to, episode }) => to === state && episode !== null)
      .map(({ episode }) => `S${episode?.season}E${episode?.number}`),
  );
}
