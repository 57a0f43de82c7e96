import type { RequestState } from "../graphql/graphql.ts";
import { stateNames } from "../language/words/phrase.ts";

export type Tone =
  | "requested"
  | "approved"
  | "grabbing"
  | "downloading"
  | "downloaded"
  | "importing"
  | "matching"
  | "available"
  | "problem"
  | "failed";

/** Names both the colour token `--s-…` and the symbol. */
const TONES: Record<RequestState, Tone> = {
  REQUESTED: "requested",
  APPROVED: "approved",
  GRABBING: "grabbing",
  DOWNLOADING: "downloading",
  DOWNLOADED: "downloaded",
  IMPORTING: "importing",
  ANIME_MATCHING: "matching",
  AVAILABLE: "available",
  UNAIRED: "requested",
  DECLINED: "failed",
  FAILED: "failed",
  DELETED: "failed",
};

/** All states, the stages in order first. */
export const STATES = Object.keys(TONES) as readonly RequestState[];

/** What a state is about; `ANY`: movies and shows together. */
export type StateSubject = "MOVIE" | "TV" | "ANY";

/** Episodes air, and movies are released. */
const UNAIRED_NAMES = { MOVIE: "UNRELEASED", TV: "NOT_AIRED", ANY: "UNAIRED" } as const;

/** What people call it. */
export function stateName(state: RequestState, of: StateSubject): string {
  return stateNames(state === "UNAIRED" ? UNAIRED_NAMES[of] : state);
}

export function stateTone(state: RequestState): Tone {
  return TONES[state];
}

export function toneColour(tone: Tone): string {
  return `var(--s-${tone})`;
}

/** Outside the pipeline, without returning by itself. */
export function isEnded(state: RequestState): boolean {
  return state === "DECLINED" || state === "FAILED" || state === "DELETED";
}
