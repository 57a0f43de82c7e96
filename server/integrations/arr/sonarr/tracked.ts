import type { EpisodeRef, Observation } from "../../../domain/observation.ts";
import { isInPipeline, pipelinePosition } from "../../../domain/state.ts";
import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";
import { toFileMissing } from "../common/missing-file.ts";
import { ArrFile } from "../common/payload.ts";
import type { Telling } from "../common/report-detail.ts";
import { toImported, type EventBase } from "../common/webhook.ts";
import { toFullEpisodeRefs, toSeriesFacts, toSeriesKeys } from "./facts.ts";
import type { SonarrEpisodeResource, SonarrSeries } from "./payload.ts";

interface ToldEpisode {
  readonly resource: SonarrEpisodeResource;
  readonly ref: EpisodeRef;
}

/** Sonarr's present word on a series that somebody waits for: its episodes with dates, what it looks for, what has a file. */
export function readSeries(
  service: string,
  series: SonarrSeries,
  resources: readonly SonarrEpisodeResource[],
  items: readonly TrackedItem[],
  telling: Telling = "news",
): Observation[] {
  const base: EventBase = {
    service,
    channel: "POLL",
    event: "episode",
    at: null,
    keys: toSeriesKeys(service, series),
    item: toSeriesFacts(series),
  };
  const units = new Map(items.flatMap((item) => item.units).map((unit) => [numbersOf(unit), unit]));
  const isTold = (ref: EpisodeRef) => telling === "all" && units.has(numbersOf(ref));
  const asked = resources
    .flatMap((resource) =>
      toFullEpisodeRefs(resource, series.monitored !== false).map((ref): ToldEpisode => ({
        resource,
        ref,
      })),
    )
    .filter(({ ref }) => isTold(ref) || items.some((item) => isAskedFor(item, ref)));
  if (asked.length === 0) return [];

  // Without units yet, whatever was asked for is waited for.
  const isAll = telling === "all" || units.size === 0;
  const waitedFor = isAll ? asked : asked.filter(({ ref }) => units.has(numbersOf(ref)));
  const fresh = waitedFor.filter(
    ({ resource, ref }) =>
      resource.hasFile === true &&
      (telling === "all" || !isKnown(units.get(numbersOf(ref)), resource)),
  );
  return [
    {
      kind: "airs",
      ...withEpisodes(base, asked),
      evidence: { series: series.title, episodes: asked.length },
    },
    ...toMonitoring(base, waitedFor, false),
    ...toMonitoring(base, waitedFor, true),
    ...toMissingFiles(base, waitedFor, items),
    ...toFiles({ ...base, event: "hasFile" }, series, fresh),
  ];
}

/** All seasons are those with a number: specials are asked for by name only. */
function isAskedFor(item: TrackedItem, { season }: EpisodeRef): boolean {
  return item.seasons.length === 0 ? season > 0 : item.seasons.includes(season);
}

function numbersOf({ season, number }: EpisodeRef): string {
  return `${season}x${number}`;
}

function withEpisodes(base: EventBase, told: readonly ToldEpisode[]): EventBase {
  return { ...base, keys: { ...base.keys, episodes: told.map(({ ref }) => ref) } };
}

function toMonitoring(
  base: EventBase,
  waitedFor: readonly ToldEpisode[],
  monitored: boolean,
): Observation[] {
  const told = waitedFor.filter(({ ref }) => ref.monitored === monitored);
  if (told.length === 0) return [];
  return [
    { kind: "monitoring", ...withEpisodes({ ...base, event: "monitored" }, told), monitored },
  ];
}

/** Files that were known and are gone, one observation for each. */
function toMissingFiles(
  base: EventBase,
  waitedFor: readonly ToldEpisode[],
  items: readonly TrackedItem[],
): Observation[] {
  const gone = waitedFor.flatMap((told) => {
    if (told.resource.hasFile !== false) return [];
    const known = items
      .flatMap(({ units }) => units.filter((unit) => numbersOf(unit) === numbersOf(told.ref)))
      .flatMap(({ fileId }) => fileId ?? []);
    return [...new Set(known)].map((fileId) => ({ fileId, told }));
  });
  return [...Map.groupBy(gone, ({ fileId }) => fileId)].map(([fileId, ofFile]) =>
    toFileMissing(
      withEpisodes(
        base,
        ofFile.map(({ told }) => told),
      ),
      fileId,
    ),
  );
}

/** One per file: several episodes can share one. */
function toFiles(
  base: EventBase,
  series: SonarrSeries,
  fresh: readonly ToldEpisode[],
): Observation[] {
  const byFile = Map.groupBy(
    fresh,
    ({ resource, ref }) => resource.episodeFileId ?? numbersOf(ref),
  );
  return [...byFile.values()].flatMap((told) => {
    const [first] = told;
    if (!first) return [];
    const { episodeFileId, episodeFile } = first.resource;
    const file =
      episodeFile ??
      (episodeFileId === undefined ? undefined : ArrFile.parse({ id: episodeFileId }));
    return [
      {
        ...toImported(withEpisodes(base, told), file, series.path),
        evidence: { hasFile: true, episodeFileId, path: episodeFile?.path },
      },
    ];
  });
}

/** Told and applied before, file and all. */
function isKnown(unit: TrackedUnit | undefined, { episodeFileId }: SonarrEpisodeResource): boolean {
  return (
    unit !== undefined &&
    unit.fileId === episodeFileId &&
    isInPipeline(unit.state) &&
    pipelinePosition(unit.state) >= pipelinePosition("IMPORTING")
  );
}
