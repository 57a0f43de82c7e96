import { z } from "zod";
import type { Keys } from "../../../domain/observation/keys.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { PushListener } from "../../port/poll.ts";
import { nested, positiveInt, text } from "../../shared/lenient.ts";
import { listenToHub } from "../../shared/signalr/signalr.ts";

/** The one method that the web page of both apps listens to; undocumented, so that nothing is built on it but speed. */
const EVENT = "receiveMessage";

const Message = z.object({
  name: text,
  body: nested(
    z.object({
      action: text,
      resource: nested(
        z.object({
          id: positiveInt,
          seriesId: positiveInt,
          movieId: positiveInt,
          tvdbId: positiveInt,
          tmdbId: positiveInt,
        }),
      ),
    }),
  ),
});

export type HubMessage =
  /** The queue was read anew by the app: once a minute, and after each change. */
  | { readonly kind: "queue" }
  /** A title or a file of it changed; without keys it is not said which. */
  | { readonly kind: "title"; readonly keys: Keys | null };

/** null: a message that says nothing of what is followed. */
export function readHubMessage(service: string, message: unknown): HubMessage | null {
  const parsed = Message.safeParse(message);
  if (!parsed.success) return null;
  const { name, body } = parsed.data;
  const resource = body?.resource;
  const toTitle = (mediaType: "TV" | "MOVIE", id: number | undefined, ids: Keys = {}) =>
    ({
      kind: "title",
      keys: id === undefined ? null : { mediaType, arr: { service, id }, ...ids },
    }) as const;
  switch (name) {
    case "queue":
    case "queue/details":
      return { kind: "queue" };
    case "series":
      return toTitle("TV", resource?.id, idOf("tvdbId", resource?.tvdbId));
    case "movie":
      return toTitle("MOVIE", resource?.id, idOf("tmdbId", resource?.tmdbId));
    case "episode":
    case "episodefile":
      return toTitle("TV", resource?.seriesId);
    case "moviefile":
      return toTitle("MOVIE", resource?.movieId);
    default:
      return null;
  }
}

function idOf(name: "tvdbId" | "tmdbId", id: number | undefined): Keys {
  return id === undefined ? {} : { [name]: id };
}

/** A message is told late enough to take in the ones that follow it, */
const SETTLE_MS = 1_500;
/** and a storm of them (a pack's import, a refresh of all series) leads to no more than one look in so long. */
const SPACING_MS = 10_000;

/**
 * Turns what the app tells its own web page into early polls. `hear` knows what is followed. Its silence says nothing
 * of the service, whose REST calls do: a proxy may let no WebSocket through.
 */
export function listenToArr(
  connection: ServiceConnection,
  deps: IntegrationDeps,
  listener: Pick<PushListener, "onHint">,
  hear: (message: HubMessage) => boolean,
): void {
  const { slug, url, apiKey = "", allowsSelfSigned = false } = connection;
  const address = URL.parse(`${url.replace(/\/+$/, "")}/signalr/messages`);
  // The REST calls say that it is no address.
  if (address === null) return;
  const hint = createPacedHint(deps.signal, () => listener.onHint());
  listenToHub(
    {
      service: slug,
      address,
      headers: { "x-api-key": apiKey },
      events: [EVENT],
      allowsSelfSigned,
    },
    deps,
    {
      onOpen: () => undefined,
      onClosed: () => undefined,
      onEvent(_event, body) {
        const message = readHubMessage(slug, body);
        if (message && hear(message)) hint();
      },
    },
  );
}

function createPacedHint(signal: AbortSignal, report: () => void): () => void {
  let lastReportedAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  signal.addEventListener("abort", () => timer && clearTimeout(timer), { once: true });
  return () => {
    if (timer !== null || signal.aborted) return;
    const waitMs = Math.max(SETTLE_MS, lastReportedAt + SPACING_MS - performance.now());
    timer = setTimeout(() => {
      timer = null;
      lastReportedAt = performance.now();
      report();
    }, waitMs).unref();
  };
}
