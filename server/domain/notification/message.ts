import type { Reason } from "../message/reason.ts";
import type { MediaType, State } from "../state.ts";
import type { NotificationKind } from "./kind.ts";

/** One piece of news for somebody: plain data, stored as JSON and put into words when it is sent. */
export interface NotificationContent {
  readonly kind: NotificationKind;
  /** When it happened. */
  readonly at: string;
  readonly requestId: string;
  readonly title: string;
  readonly year: number | null;
  readonly mediaType: MediaType;
  readonly is4k: boolean;
  readonly isAnime: boolean;
  readonly state: State;
  readonly requestedBy: string | null;
  /** The episodes that it is about. */
  readonly episodes: readonly NotifiedEpisode[];
  /** Episodes that are ready, have aired, and were requested; null for a movie. */
  readonly counts: {
    readonly available: number;
    readonly aired: number;
    readonly total: number;
  } | null;
  /** When the next episode airs. */
  readonly nextAirDate: string | null;
  /** The words of a decline. */
  readonly reason: Reason | null;
  /** Of a problem: its code and its English sentence. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** Who asked the admins for help. */
  readonly helpAskedBy: string | null;
  /** Whether the request was approved by itself, or by somebody. */
  readonly isApproved: boolean;
  /** As services link it; a viewer may need another address. */
  readonly watchUrl: string | null;
  readonly posterUrl: string | null;
}

export interface NotifiedEpisode {
  readonly season: number;
  readonly number: number;
  readonly title: string | null;
}

/** Returns episodes as "S01E01–E03, S01E07". */
export function formatEpisodes(episodes: readonly NotifiedEpisode[]): string {
  const sorted = episodes.toSorted((a, b) => a.season - b.season || a.number - b.number);
  const runs: [NotifiedEpisode, NotifiedEpisode][] = [];
  for (const episode of sorted) {
    const last = runs.at(-1);
    if (last?.[1].season === episode.season && last[1].number + 1 === episode.number)
      last[1] = episode;
    else runs.push([episode, episode]);
  }
  return runs
    .map(([first, last]) =>
      first === last ? codeOf(first) : `${codeOf(first)}–E${padded(last.number)}`,
    )
    .join(", ");
}

function codeOf({ season, number }: NotifiedEpisode): string {
  return `S${padded(season)}E${padded(number)}`;
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}

/** Returns news with the episodes of other news of the same kind about the same request. */
export function mergeContent(
  earlier: NotificationContent,
  later: NotificationContent,
): NotificationContent {
  const known = new Set(later.episodes.map((episode) => codeOf(episode)));
  const missing = earlier.episodes.filter((episode) => !known.has(codeOf(episode)));
  return { ...later, episodes: [...missing, ...later.episodes] };
}
