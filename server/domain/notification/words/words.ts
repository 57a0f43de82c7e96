import type { MediaType, State } from "../../state.ts";
import type { ProblemTopic } from "../problem-topic.ts";

/** The languages of notifications: those of the screen. */
export const NOTIFICATION_LANGUAGES = ["en", "de", "fr", "es", "ja"] as const;
export type NotificationLanguage = (typeof NOTIFICATION_LANGUAGES)[number];

interface OfTitle {
  readonly title: string;
}

interface OfEpisodes extends OfTitle {
  /** Such as "S01E04–E06"; never empty. */
  readonly episodes: string;
  readonly count: number;
}

/** The words of notifications in one language. Whole sentences, so that each language orders them as it needs. */
export interface NotificationWords {
  readonly requested: (params: OfTitle & { by: string | null; isApproved: boolean }) => string;
  readonly approved: (params: OfTitle) => string;
  readonly declined: (params: OfTitle) => string;
  /** `by` and `words`: who declined it, and why; either may be unknown, not both. */
  readonly declineReason: (params: { by: string | null; words: string | null }) => string;
  readonly firstEpisode: (params: OfEpisodes) => string;
  readonly episode: (params: OfEpisodes) => string;
  readonly caughtUp: (params: OfEpisodes) => string;
  readonly allReady: (params: OfTitle & { mediaType: MediaType }) => string;
  readonly needsHuman: (params: OfTitle) => string;
  readonly helpAsked: (params: OfTitle & { by: string }) => string;
  readonly deleted: (params: OfTitle) => string;
  readonly counts: (params: { available: number; total: number }) => string;
  readonly next: (params: { day: string }) => string;
  readonly topics: Readonly<Record<ProblemTopic, string>>;
  readonly watch: string;
  readonly open: string;
  readonly digest: (params: { count: number }) => string;
  readonly test: string;
  readonly testHint: string;
  readonly states: Readonly<Record<State, string>>;
}
