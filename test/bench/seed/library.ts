import type { SeedFile } from "./rows.ts";
import { STALLED } from "./stalled.ts";

/** Rows of a house that has used the tracker for years. */
export interface Library {
  readonly requests: number;
  readonly units: number;
  /** Writes the requests with their movies and episodes, their downloads and the complete log. */
  seed(seed: SeedFile): void;
}

/** Of ten requests one is on its way, and of these every fifth is stuck. */
const UNFINISHED_EVERY = 10;
const STUCK_EVERY = 50;

const NEWEST = Date.parse("2026-03-01T12:00:00Z");
const HOUR_MS = 3_600_000;
const PIPELINE = [
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "AVAILABLE",
];

interface SeerrRequest {
  readonly number: number;
  readonly id: string;
  readonly isMovie: boolean;
  readonly isFinished: boolean;
  readonly isStuck: boolean;
  readonly unitCount: number;
  readonly at: Date;
}

/** Two of five requests are for movies; two thousand requests have thirty thousand units. */
export function makeLibrary(requests: number): Library {
  const seerrRequests = Array.from({ length: requests }, (_, number) =>
    toApproval(number, requests),
  );
  const units = seerrRequests.reduce((sum, { unitCount }) => sum + unitCount, 0);
  return { requests, units, seed: (seed) => seedRequests(seed, seerrRequests) };
}

function seedRequests(seed: SeedFile, seerrRequests: readonly SeerrRequest[]): void {
  seed.insert("MediaRequest", seerrRequests.map(toRequest));
  seed.insert("Download", seerrRequests.map(toDownload));
  seed.insert(
    "Unit",
    seerrRequests.flatMap((seerrRequest) =>
      unitsOf(seerrRequest).map((unit) => toUnit(seerrRequest, unit)),
    ),
  );
  seed.insert(
    "Attempt",
    seerrRequests.flatMap((seerrRequest) =>
      unitsOf(seerrRequest).map((unit) => toAttempt(seerrRequest, unit)),
    ),
  );
  const transitions = seerrRequests
    .flatMap(toTransitions)
    .map((row, index) => ({ sequence: index + 1, ...row }));
  seed.insert("Transition", transitions);
  seed.setCounter("transition", transitions.length);
  seed.setCounter("version", seerrRequests.length);
}

function toApproval(number: number, requests: number): SeerrRequest {
  const isMovie = number % 5 < 2;
  // Shows have 24 episodes, every third of them one more: 30,000 units with the movies.
  const showNumber = Math.floor(number / 5) * 3 + (number % 5) - 2;
  const episodes = showNumber % 3 === 0 ? 25 : 24;
  return {
    number,
    id: `request-${String(number).padStart(5, "0")}`,
    isMovie,
    isFinished: number % UNFINISHED_EVERY !== 3,
    isStuck: number % STUCK_EVERY === 3,
    unitCount: isMovie ? 1 : episodes,
    // Scattered, so that the order of activity is not the order of the rows.
    at: new Date(NEWEST - ((number * 7_919) % requests) * 4 * HOUR_MS),
  };
}

function unitsOf({ unitCount }: SeerrRequest): readonly number[] {
  return Array.from({ length: unitCount }, (_, index) => index + 1);
}

/** A show on its way has its first half. */
function stateOf({ isFinished, unitCount }: SeerrRequest, unit: number): string {
  return isFinished || unit * 2 < unitCount ? "AVAILABLE" : "DOWNLOADING";
}

function toRequest(seerrRequest: SeerrRequest) {
  const { number, id, isMovie, isFinished, isStuck, unitCount, at } = seerrRequest;
  const title = `${isMovie ? "A Movie" : "A Show"} of the Long Way Home ${number}`;
  const available = unitsOf(seerrRequest).filter(
    (unit) => stateOf(seerrRequest, unit) === "AVAILABLE",
  ).length;
  return {
    id,
    origin: "seerr",
    originService: "seerr",
    originId: String(number + 1),
    mediaType: isMovie ? "MOVIE" : "TV",
    title,
    originalTitle: `遠い家路 ${number}`,
    searchText: title.toLowerCase(),
    sortTitle: title.toLowerCase(),
    year: 1990 + (number % 36),
    tmdbId: 200_000 + number,
    tvdbId: isMovie ? null : 400_000 + number,
    seasons: isMovie ? "[]" : "[1]",
    requestedBy: number % 3 === 0 ? "mika" : "jo",
    posterUrl: `https://artworks.example/${number}/poster.jpg`,
    wishState: "APPROVED",
    state: isFinished ? "AVAILABLE" : "DOWNLOADING",
    stateChangedAt: at,
    progress: isFinished ? 1 : 0.6,
    eta: isFinished ? null : new Date(at.getTime() + HOUR_MS),
    isComplete: isFinished,
    isFinished,
    problemCode: isStuck ? STALLED.code : null,
    worstProblem: isStuck ? JSON.stringify({ ...STALLED, since: at.toISOString() }) : null,
    reached: JSON.stringify(toReached(seerrRequest)),
    downloadIds: JSON.stringify([`download-${id}`]),
    counts: JSON.stringify({
      total: unitCount,
      aired: unitCount,
      grabbed: unitCount,
      downloading: unitCount - available,
      available,
    }),
    version: number + 1,
    createdAt: at,
    updatedAt: at,
  };
}

function toUnit(seerrRequest: SeerrRequest, unit: number) {
  const { id, isMovie, isStuck, at } = seerrRequest;
  const state = stateOf(seerrRequest, unit);
  const hasProblem = isStuck && state === "DOWNLOADING";
  return {
    id: `${id}-${unit}`,
    requestId: id,
    season: isMovie ? null : 1,
    number: isMovie ? null : unit,
    title: isMovie ? null : `The Way to Episode ${unit}`,
    airDate: at,
    state,
    stateChangedAt: at,
    progress: state === "AVAILABLE" ? 1 : 0.5,
    problemCode: hasProblem ? STALLED.code : null,
    problemSince: hasProblem ? at : null,
    problemMessage: hasProblem ? STALLED.message : null,
    problemDetail: hasProblem ? JSON.stringify(STALLED.detail) : "[]",
  };
}

function toDownload({ number, id, isFinished, at }: SeerrRequest) {
  return {
    id: `download-${id}`,
    downloadKey: number.toString(16).padStart(40, "0"),
    arrService: "sonarr",
    title: `[SubsPlease] The Long Way Home ${number} (BD 1080p) [Batch]`,
    size: 25_769_803_776n + BigInt(number),
    progress: isFinished ? 1 : 0.5,
    state: isFinished ? "COMPLETED" : "DOWNLOADING",
    stateChangedAt: at,
    createdAt: at,
    updatedAt: at,
  };
}

function toAttempt(seerrRequest: SeerrRequest, unit: number) {
  return {
    id: `attempt-${seerrRequest.id}-${unit}`,
    unitId: `${seerrRequest.id}-${unit}`,
    downloadRowId: `download-${seerrRequest.id}`,
    ordinal: 1,
    step: stateOf(seerrRequest, unit),
    createdAt: seerrRequest.at,
  };
}

/** As the first transition into each stage says. */
function toReached(seerrRequest: SeerrRequest) {
  const first = toTransitions(seerrRequest).toReversed();
  return Object.fromEntries(
    first.map(({ to, at, service }) => [to, { at: at.toISOString(), inferred: false, service }]),
  );
}

function toTransitions(seerrRequest: SeerrRequest) {
  return unitsOf(seerrRequest).flatMap((unit) => {
    const passed = PIPELINE.slice(0, PIPELINE.indexOf(stateOf(seerrRequest, unit)) + 1);
    return passed.map((to, index) => ({
      at: new Date(seerrRequest.at.getTime() - (passed.length - index) * HOUR_MS),
      requestId: seerrRequest.id,
      unitId: `${seerrRequest.id}-${unit}`,
      from: passed[index - 1] ?? null,
      to,
      service: "sonarr",
      event: "Download",
      channel: "WEBHOOK",
      message: "Sonarr imported the file.",
    }));
  });
}
