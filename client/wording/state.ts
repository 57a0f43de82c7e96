import type { RequestState } from "../graphql/graphql.ts";

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

interface StatePresentation {
  /** What people call it. */
  readonly name: string;
  /** Names both the colour token `--s-…` and the symbol. */
  readonly tone: Tone;
}

const PRESENTATIONS: Record<RequestState, StatePresentation> = {
  REQUESTED: { name: "Requested", tone: "requested" },
  APPROVED: { name: "Approved", tone: "approved" },
  GRABBING: { name: "Found", tone: "grabbing" },
  DOWNLOADING: { name: "Downloading", tone: "downloading" },
  DOWNLOADED: { name: "Downloaded", tone: "downloaded" },
  IMPORTING: { name: "Importing", tone: "importing" },
  ANIME_MATCHING: { name: "Matching", tone: "matching" },
  AVAILABLE: { name: "Ready", tone: "available" },
  UNAIRED: { name: "Not out yet", tone: "requested" },
  DECLINED: { name: "Declined", tone: "failed" },
  FAILED: { name: "Failed", tone: "failed" },
  DELETED: { name: "Removed", tone: "failed" },
};

/** All states, the stages in order first. */
export const STATES = Object.keys(PRESENTATIONS) as readonly RequestState[];

/** What a state is about; `ANY`: movies and shows together. */
export type StateSubject = "MOVIE" | "TV" | "ANY";

/** Episodes air, and movies are released. */
const UNAIRED_NAMES: Readonly<Partial<Record<StateSubject, string>>> = {
  MOVIE: "Not released",
  TV: "Not aired",
};

export function stateName(state: RequestState, of: StateSubject): string {
  const { name } = PRESENTATIONS[state];
  return state === "UNAIRED" ? (UNAIRED_NAMES[of] ?? name) : name;
}

export function stateTone(state: RequestState): Tone {
  return PRESENTATIONS[state].tone;
}

export function toneColour(tone: Tone): string {
  return `var(--s-${tone})`;
}

/** Outside the pipeline, without returning by itself. */
export function isEnded(state: RequestState): boolean {
  return state === "DECLINED" || state === "FAILED" || state === "DELETED";
}
