import type { RequestCard } from "../../../client/feature/request-list/document.ts";
import type { RequestState } from "../../../client/graphql/graphql.ts";

const PIPELINE: readonly RequestState[] = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];

const NO_EPISODES = {
  total: 0,
  aired: 0,
  unaired: 0,
  approved: 0,
  grabbing: 0,
  downloading: 0,
  downloaded: 0,
  importing: 0,
  matching: 0,
  available: 0,
  failed: 0,
  grabbed: 0,
};

type CardParts = Partial<Omit<RequestCard, "counts">> & {
  readonly counts?: Partial<RequestCard["counts"]>;
  /** The number of reached stages. */
  readonly reached?: number;
};

/** What a viewer without requests of their own has, beside the statistics. */
export const NO_OWN = { mine: { totalCount: 0 }, followed: { totalCount: 0 } };

/** A row of the list as the API returns it, with the parts that matter to a test. */
export function cardOf({ counts, reached, ...parts }: CardParts): RequestCard {
  const state = parts.state ?? "APPROVED";
  const reachedCount = reached ?? PIPELINE.indexOf(state) + 1;
  return {
    id: "1",
    title: "Severance",
    originalTitle: null,
    year: 2022,
    mediaType: "TV",
    isAnime: false,
    is4k: false,
    requestedBy: "Jörg",
    origin: "seerr",
    seasons: [1],
    posterUrl: null,
    state,
    stateReason: null,
    stateReasonCode: null,
    stateReasonParams: null,
    stateChangedAt: "2025-11-22T19:00:00Z",
    progress: 0,
    eta: null,
    downloadEta: null,
    nextAirDate: null,
    isNextAirDateDayOnly: false,
    helpAskedAt: null,
    helpAskedBy: null,
    isComplete: false,
    isFinished: state === "AVAILABLE",
    problem: null,
    stages: PIPELINE.map((stage, index) => ({
      state: stage,
      reachedAt: index < reachedCount ? "2025-11-22T19:00:00Z" : null,
    })),
    downloads: [],
    version: "1",
    ...parts,
    counts: { ...NO_EPISODES, ...counts },
  };
}
