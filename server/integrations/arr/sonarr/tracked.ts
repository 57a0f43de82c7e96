import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { isInPipeline, pipelinePosition, type State } from "../../../domain/state.ts";
import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";
import {
  isSameNumberedFile,
  toFileMissing,
  type FileReport,
  type FileSuccessor,
} from "../common/file-report.ts";
import { ArrFile } from "../common/payload.ts";
import { toImported } from "../common/webhook.ts";
import { toFullEpisodeRefs, toSeriesFacts, toSeriesKeys } from "./facts.ts";
import type { SonarrEpisodeResource, SonarrSeries } from "./payload.ts";

interface ReportedEpisode {
  readonly resource: SonarrEpisodeResource;
  readonly ref: EpisodeRef;
}

/** Reads the current state of a tracked series: its episodes with air dates, monitoring and files. */
export function readSeries(
  service: string,
  series: SonarrSeries,
  resources: readonly SonarrEpisodeResource[],
  items: readonly TrackedItem[],
  files: FileReport = "new",
): Observation[] {
  const base: ObservationBase = {
    service,
    channel: "POLL",
    event: "episode",
    at: null,
    keys: toSeriesKeys(service, series),
    item: toSeriesFacts(series),
  };
  const units = new Map(items.flatMap((item) => item.units).map((unit) => [numbersOf(unit), unit]));
  const isReported = (ref: EpisodeRef) => files === "all" && units.has(numbersOf(ref));
  const relevant = resources
    .flatMap((resource) =>
      toFullEpisodeRefs(resource, series.monitored !== false).map((ref): ReportedEpisode => ({
        resource,
        ref,
      })),
    )
    .filter(({ ref }) => isReported(ref) || items.some((item) => isRequestedEpisode(item, ref)));
  const isKnownHere = items.every(({ arr }) => arr?.id === series.id);
  if (relevant.length === 0) return isKnownHere ? [] : [toKnownSeries(base, series)];

  // Before units exist, every requested episode counts as tracked.
  const isAll = files === "all" || units.size === 0;
  const trackedEpisodes = isAll
    ? relevant
    : relevant.filter(({ ref }) => units.has(numbersOf(ref)));
  const newFiles = trackedEpisodes.filter(
    ({ resource, ref }) =>
      resource.hasFile === true &&
      (files === "all" || !isKnown(units.get(numbersOf(ref)), resource)),
  );
  return [
    {
      kind: "airs",
      ...withEpisodes(base, relevant),
      evidence: { series: series.title, episodes: relevant.length },
    },
    ...toMonitoring(base, trackedEpisodes, false),
    ...toMonitoring(base, trackedEpisodes, true),
    ...toMissingFiles(base, resources, trackedEpisodes, items),
    ...toNotListed(base, resources, items),
    ...toFiles({ ...base, event: "hasFile" }, series, newFiles),
  ];
}

/** An empty list means all numbered seasons; specials must be requested by name. */
function isRequestedEpisode(item: TrackedItem, { season }: EpisodeRef): boolean {
  return item.seasons.length === 0 ? season > 0 : item.seasons.includes(season);
}

function numbersOf({ season, number }: EpisodeRef): string {
  return `${season}x${number}`;
}

function withEpisodes(
  base: ObservationBase,
  reported: readonly ReportedEpisode[],
): ObservationBase {
  return { ...base, keys: { ...base.keys, episodes: reported.map(({ ref }) => ref) } };
}

function toMonitoring(
  base: ObservationBase,
  trackedEpisodes: readonly ReportedEpisode[],
  monitored: boolean,
): Observation[] {
  const reported = trackedEpisodes.filter(({ ref }) => ref.monitored === monitored);
  if (reported.length === 0) return [];
  return [
    { kind: "monitoring", ...withEpisodes({ ...base, event: "monitored" }, reported), monitored },
  ];
}

/** The series without the requested episodes: Sonarr has none of them yet. */
function toKnownSeries(base: ObservationBase, series: SonarrSeries): Observation {
  return { ...base, kind: "airs", evidence: { series: series.title, episodes: 0 } };
}

/** Episodes that an unfinished unit stands for and that Sonarr lists no longer, although it lists others of their season. */
function toNotListed(
  base: ObservationBase,
  resources: readonly SonarrEpisodeResource[],
  items: readonly TrackedItem[],
): Observation[] {
  const listed = resources.flatMap((resource) => toFullEpisodeRefs(resource, true));
  const numbers = new Set(listed.map(numbersOf));
  const seasons = new Set(listed.map(({ season }) => season));
  const awaited = items.flatMap(({ units }) => units.filter(({ state }) => !isSettled(state)));
  const dropped = awaited.filter(
    (unit) => seasons.has(unit.season) && !numbers.has(numbersOf(unit)),
  );
  if (dropped.length === 0) return [];
  const episodes = [...new Map(dropped.map((unit) => [numbersOf(unit), unit])).values()].map(
    ({ season, number }) => ({ season, number }),
  );
  return [
    {
      ...base,
      kind: "not-listed",
      keys: { ...base.keys, episodes },
      evidence: { episodes: listed.length, missing: episodes.length },
    },
  ];
}

/** What is ready or given up does not wait for the arr's list. */
function isSettled(state: State): boolean {
  return state === "AVAILABLE" || state === "DECLINED" || state === "DELETED";
}

/** One observation for each known file that is gone, is another episode's now, or was replaced by one without the episode. */
function toMissingFiles(
  base: ObservationBase,
  resources: readonly SonarrEpisodeResource[],
  trackedEpisodes: readonly ReportedEpisode[],
  items: readonly TrackedItem[],
): Observation[] {
  const knownFiles = knownFilesOf(items);
  const units = items.flatMap((item) => item.units);
  const paths = new Map(
    units.flatMap(({ fileId, filePath }) =>
      fileId === undefined ? [] : [[fileId, filePath] as const],
    ),
  );
  const gone = trackedEpisodes.flatMap((reported) => {
    if (reported.resource.hasFile !== false) return [];
    const ofEpisode = units.filter((unit) => numbersOf(unit) === numbersOf(reported.ref));
    const known = new Set(ofEpisode.flatMap((unit) => lostFileOf(unit) ?? []));
    return [...known].map((fileId) => ({ fileId, reported }));
  });
  return [...Map.groupBy(gone, ({ fileId }) => fileId)].flatMap(([fileId, ofFile]) => {
    const file = { fileId, path: paths.get(fileId) };
    const successor = successorOf(file, resources, knownFiles);
    // That it is missing is known already.
    if (successor === null && !paths.has(fileId)) return [];
    const reported = ofFile.map((one) => one.reported);
    return [toFileMissing(withEpisodes(base, reported), fileId, successor)];
  });
}

/** The file that the tracker knows, or that it knows to be missing. */
function lostFileOf({ fileId, missingSince, formerFileIds }: TrackedUnit): number | undefined {
  return fileId ?? (missingSince === undefined ? undefined : formerFileIds?.at(-1));
}

/** Of each episode, the files that it has or had. */
type KnownFiles = ReadonlyMap<string, readonly number[]>;

function knownFilesOf(items: readonly TrackedItem[]): KnownFiles {
  const units = items.flatMap((item) => item.units);
  const filesOf = ({ fileId, formerFileIds = [] }: TrackedUnit) =>
    fileId === undefined ? formerFileIds : [...formerFileIds, fileId];
  return new Map(
    [...Map.groupBy(units, numbersOf)].map(([numbers, same]) => [numbers, same.flatMap(filesOf)]),
  );
}

/** Why a file is no longer an episode's although nothing is missing; null: it is missing. */
function successorOf(
  { fileId, path }: { readonly fileId: number; readonly path: string | undefined },
  resources: readonly SonarrEpisodeResource[],
  knownFiles: KnownFiles,
): FileSuccessor | null {
  const withFile = resources.filter(({ hasFile }) => hasFile !== false);
  const isOfAnother = withFile.some(
    ({ episodeFileId, episodeFile }) =>
      episodeFileId === fileId && isSameNumberedFile(path, episodeFile?.path),
  );
  if (isOfAnother) return "FILE_OF_ANOTHER_EPISODE";
  const isReplaced = withFile.some(
    ({ seasonNumber: season, episodeNumber: number, episodeFileId }) =>
      episodeFileId !== undefined &&
      episodeFileId !== fileId &&
      knownFiles.get(`${season}x${number}`)?.includes(fileId) === true,
  );
  return isReplaced ? "FILE_REPLACED" : null;
}

/** One observation per file: several episodes can share one. */
function toFiles(
  base: ObservationBase,
  series: SonarrSeries,
  newFiles: readonly ReportedEpisode[],
): Observation[] {
  const byFile = Map.groupBy(
    newFiles,
    ({ resource, ref }) => resource.episodeFileId ?? numbersOf(ref),
  );
  return [...byFile.values()].flatMap((reported) => {
    const [first] = reported;
    if (!first) return [];
    const { episodeFileId, episodeFile } = first.resource;
    const file =
      episodeFile ??
      (episodeFileId === undefined ? undefined : ArrFile.parse({ id: episodeFileId }));
    return [
      {
        ...toImported(withEpisodes(base, reported), { file, folder: series.path }),
        evidence: { hasFile: true, episodeFileId, path: episodeFile?.path },
      },
    ];
  });
}

/** The tracker already knows this file. */
function isKnown(
  unit: TrackedUnit | undefined,
  { episodeFileId, episodeFile }: SonarrEpisodeResource,
): boolean {
  return (
    unit !== undefined &&
    unit.fileId === episodeFileId &&
    isSameNumberedFile(unit.filePath, episodeFile?.path) &&
    isInPipeline(unit.state) &&
    pipelinePosition(unit.state) >= pipelinePosition("IMPORTING")
  );
}
