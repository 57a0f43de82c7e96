import type { CandidateRequest, CandidateUnit } from "./candidate.ts";
import { isLeftAlone, isLeftForNewer, isOfFormerItem } from "./former-title.ts";
import { downloadKeys } from "./machine/attempt.ts";
import type { EpisodeRef, Keys } from "./observation/keys.ts";
import type { Observation } from "./observation/observation.ts";
import { isOfOrigin, isOfOtherTitle } from "./origin.ts";
import { isSameFile } from "./path.ts";
import { isAskedItem, isSameItem, isSameTitle, itemCount } from "./same-item.ts";

/** The units of one request that an observation is about. */
export interface Target {
  readonly requestId: string;
  readonly unitIds: readonly string[];
  /** Episodes it names that have no unit yet, and whether they were requested. */
  readonly missing: readonly { readonly episode: EpisodeRef; readonly isWanted: boolean }[];
}

export type Correlation =
  | { readonly kind: "found"; readonly targets: readonly Target[] }
  /** No tracked request matches yet: the observation stays pending. */
  | { readonly kind: "none"; readonly reason: string }
  /** Several different items match a weak key: none is chosen. */
  | { readonly kind: "ambiguous"; readonly reason: string };

/** Kinds that are about a whole request, named by its id in Seerr or its arr. */
const REQUEST_KINDS = new Set(["requested", "approved", "declined", "refused-by-arr", "withdrawn"]);

/** Whether an observation is about a request as a whole. */
export function isAboutRequest({ kind, keys }: Observation): boolean {
  return REQUEST_KINDS.has(kind) || (kind === "heard-available" && keys.requestId !== undefined);
}

/**
 * Finds the requests and units of an observation by its keys, strongest first: Seerr's request id → the arr's own ids and
 * the public ids → download id → file path → title. All live requests for the same episode in the same instance move
 * together.
 */
export function correlate(
  observation: Observation,
  candidates: readonly CandidateRequest[],
): Correlation {
  if (isAboutRequest(observation)) return correlateRequest(observation, candidates);
  const live = candidates.filter(({ isLive }) => isLive);
  const { keys } = observation;
  const same = live.filter((request) => isSameItem(request, keys));
  // Another request may have the title by its first id; the next id decides only where none has.
  const ofItem = (
    same.length > 0 ? same : live.filter((request) => isAskedItem(request, keys))
  ).filter((request) => !isOfFormerItem(request, observation));
  if (ofItem.length > 0) return aimAtUnits(ofItem, observation);
  const ofDownload = targetsByDownload(live, observation);
  if (ofDownload.length > 0) return { kind: "found", targets: ofDownload };
  const ofFile = targetsByFile(live, observation.keys);
  if (ofFile.length > 0) return single(ofFile, live, "the path");
  const ofTitle = live.filter((request) => isSameTitle(request, observation.keys));
  if (ofTitle.length > 0) {
    return itemCount(ofTitle) > 1
      ? { kind: "ambiguous", reason: "several different titles match" }
      : aimAtUnits(ofTitle, observation);
  }
  return { kind: "none", reason: "no request that is tracked matches" };
}

function correlateRequest(
  observation: Observation,
  candidates: readonly CandidateRequest[],
): Correlation {
  const { keys } = observation;
  const own = candidates.filter((request) =>
    keys.trackedId === undefined
      ? isOfOrigin(request, observation) && !isOfOtherTitle(request, keys)
      : request.id === keys.trackedId,
  );
  return own.length === 0
    ? { kind: "none", reason: "the request is not tracked" }
    : { kind: "found", targets: own.map(wholeRequest) };
}

function wholeRequest(request: CandidateRequest): Target {
  return { requestId: request.id, unitIds: request.units.map(({ id }) => id), missing: [] };
}

function aimAtUnits(requests: readonly CandidateRequest[], observation: Observation): Correlation {
  const targets = requests
    .map((request) => aimAtRequest(request, requests, observation))
    .filter((target) => target !== null);
  return targets.length > 0
    ? { kind: "found", targets }
    : { kind: "none", reason: "it names no episode that was asked for" };
}

function aimAtRequest(
  request: CandidateRequest,
  all: readonly CandidateRequest[],
  observation: Observation,
): Target | null {
  if (request.mediaType === "MOVIE") return aimAtMovie(request, observation);
  const { episodes: reported } = observation.keys;
  if (reported === undefined) return aimWithoutEpisodes(request, observation);
  const episodes = reported.filter((episode) => !isSuperseded(request, episode));
  const wanted = episodes.filter(({ season }) => isWantedSeason(request, season));
  const known = request.units.filter((unit) =>
    episodes.some(
      (episode) =>
        isSameEpisode(unit, episode) && !isLeftAlone(request, unit, observation, episode),
    ),
  );
  const isLinked = carries(request, observation);
  // Specials and other seasons count only inside a download that also contains requested episodes.
  const inDownload = observation.keys.downloadId !== undefined && (wanted.length > 0 || isLinked);
  const named = (isLeftForNewer(request, all) ? [] : episodes).filter(
    (episode) =>
      wanted.includes(episode) || (inDownload && !isWantedElsewhere(request, all, episode)),
  );
  // What is not listed is no reason to track an episode.
  const missing = (observation.kind === "not-listed" ? [] : withoutRepeats(named))
    .filter((episode) => !request.units.some((unit) => isSameEpisode(unit, episode)))
    .map((episode) => ({ episode, isWanted: wanted.includes(episode) }));
  if (known.length === 0 && missing.length === 0) return null;
  return { requestId: request.id, unitIds: known.map(({ id }) => id), missing };
}

/** A body may name an episode twice; it is one unit. */
function withoutRepeats(episodes: readonly EpisodeRef[]): readonly EpisodeRef[] {
  const byNumber = new Map(
    episodes.toReversed().map((episode) => [`${episode.season}x${episode.number}`, episode]),
  );
  return episodes.filter(
    (episode) => byNumber.get(`${episode.season}x${episode.number}`) === episode,
  );
}

function aimAtMovie(request: CandidateRequest, observation: Observation): Target | null {
  const isLeft = request.units.some((unit) => isLeftAlone(request, unit, observation));
  return isLeft ? null : wholeRequest(request);
}

/** Kinds that may be about a whole series. Other kinds without episodes are about the episodes of their download. */
const WHOLE_SERIES = new Set(["removed-from-arr", "library-lost"]);

function aimWithoutEpisodes(request: CandidateRequest, observation: Observation): Target | null {
  const ofFile = unitsOfFile(request, observation.keys);
  const carried = ofFile.length > 0 ? ofFile : unitsOfDownload(request, observation);
  if (carried.length > 0)
    return { requestId: request.id, unitIds: carried.map(({ id }) => id), missing: [] };
  if (WHOLE_SERIES.has(observation.kind)) return wholeRequest(request);
  // The arr has the series: a fact about the request, also while it has no episodes.
  return observation.kind === "airs" ? { requestId: request.id, unitIds: [], missing: [] } : null;
}

/** The units of a file of the arr; several for a file with several episodes. */
function unitsOfFile({ units }: CandidateRequest, { fileId }: Keys): readonly CandidateUnit[] {
  return fileId === undefined ? [] : units.filter((unit) => unit.fileId === fileId);
}

/** Whether a request asks for a season; without named seasons it asks for all except the specials. */
export function isWantedSeason(
  { seasons }: Pick<CandidateRequest, "seasons">,
  season: number,
): boolean {
  return seasons.length === 0 ? season > 0 : seasons.includes(season);
}

function isSuperseded({ units }: CandidateRequest, episode: EpisodeRef): boolean {
  return units.some((unit) => unit.isSuperseded && isSameEpisode(unit, episode));
}

function isWantedElsewhere(
  request: CandidateRequest,
  all: readonly CandidateRequest[],
  { season }: EpisodeRef,
): boolean {
  return all.some((other) => other.id !== request.id && isWantedSeason(other, season));
}

export function isSameEpisode(
  unit: Pick<CandidateUnit, "season" | "number">,
  episode: EpisodeRef,
): boolean {
  return unit.season === episode.season && unit.number === episode.number;
}

function carries(request: CandidateRequest, observation: Observation): boolean {
  return unitsOfDownload(request, observation).length > 0;
}

function unitsOfDownload(
  { units }: CandidateRequest,
  observation: Observation,
): readonly CandidateUnit[] {
  const ids = downloadKeys(observation);
  return units.filter(
    (unit) => !unit.isSuperseded && unit.downloadKeys.some((key) => ids.includes(key)),
  );
}

function targetsByDownload(
  requests: readonly CandidateRequest[],
  observation: Observation,
): readonly Target[] {
  const { episodes } = observation.keys;
  return requests
    .map((request) => {
      const carried = unitsOfDownload(request, observation);
      const named = carried.filter(
        (unit) => episodes === undefined || episodes.some((ref) => isSameEpisode(unit, ref)),
      );
      return { requestId: request.id, unitIds: named.map(({ id }) => id), missing: [] };
    })
    .filter(({ unitIds }) => unitIds.length > 0);
}

function targetsByFile(
  requests: readonly CandidateRequest[],
  { path, shokoFileId }: Keys,
): readonly Target[] {
  return requests
    .map((request) => ({
      requestId: request.id,
      unitIds: request.units
        .filter(
          (unit) =>
            !unit.isSuperseded &&
            ((shokoFileId !== undefined && unit.shokoFileId === shokoFileId) ||
              (path !== undefined && unit.filePath !== null && isSameFile(unit.filePath, path))),
        )
        .map(({ id }) => id),
      missing: [],
    }))
    .filter(({ unitIds }) => unitIds.length > 0);
}

function single(
  targets: readonly Target[],
  requests: readonly CandidateRequest[],
  key: string,
): Correlation {
  const ids = new Set(targets.map(({ requestId }) => requestId));
  return itemCount(requests.filter(({ id }) => ids.has(id))) > 1
    ? { kind: "ambiguous", reason: `${key} fits files of several titles` }
    : { kind: "found", targets };
}
