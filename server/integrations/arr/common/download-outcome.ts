import type { Instant } from "../../../domain/instant.ts";
import { plainReason } from "../../../domain/message/reason.ts";
import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { toUnitKeys, type DownloadUnit } from "./download-unit.ts";

/** A tracked download that the queue no longer lists. */
export interface MissingDownload {
  readonly service: string;
  readonly downloadId: string;
  readonly missingSince: Date;
  readonly units: readonly DownloadUnit[];
  /** The app's history of the download. */
  readonly events: readonly Observation[];
}

const OUTCOMES: readonly Observation["kind"][] = [
  "imported",
  "download-failed",
  "download-removed",
];

/**
 * Returns what was imported, failed or ignored since the last grab, what a finished pack did not contain and, when the
 * history holds only the grab, that the app no longer tracks the download.
 */
export function findOutcome(download: MissingDownload): Observation[] {
  const outcomes = download.events.filter(
    (record) => OUTCOMES.includes(record.kind) && isLast(record, download),
  );
  const left = download.units.filter(
    ({ episode }) => !outcomes.some((outcome) => concerns(outcome, episode)),
  );
  if (outcomes.some(({ kind }) => kind === "imported"))
    return [...outcomes, ...report(download, left, toMissingFromPack)];
  if (outcomes.length > 0) return outcomes;
  return report(download, left, (base) => ({ ...base, kind: "not-tracked" }));
}

interface MissingBase extends ObservationBase {
  readonly missingSince: Instant;
}

function toMissingFromPack(base: MissingBase): Observation {
  return {
    ...base,
    kind: "download-removed",
    isMissingFromPack: true,
    reason: plainReason("NOT_IN_RELEASE"),
  };
}

/** Excludes outcomes from an earlier grab of the same release. */
function isLast(outcome: Observation, { events }: MissingDownload): boolean {
  const [episode = null] = outcome.keys.episodes ?? [];
  return !events.some(
    (record) =>
      record.kind === "grabbed" &&
      (record.historyId ?? 0) > (outcome.historyId ?? 0) &&
      concerns(record, episode),
  );
}

function concerns({ keys }: Observation, episode: EpisodeRef | null): boolean {
  if (episode === null) return true;
  return (keys.episodes ?? []).some(
    (one) =>
      (one.arrId !== undefined && one.arrId === episode.arrId) ||
      (one.season === episode.season && one.number === episode.number),
  );
}

/** Creates one observation per title. */
function report(
  { service, downloadId, missingSince, events }: MissingDownload,
  units: readonly DownloadUnit[],
  toObservation: (base: MissingBase) => Observation,
): Observation[] {
  return [...Map.groupBy(units, ({ item }) => item)].map(([item, ofItem]) => {
    const episodes = ofItem.flatMap(({ episode }) => episode ?? []);
    return toObservation({
      service,
      channel: "POLL",
      event: "queue",
      at: null,
      keys: { ...toUnitKeys(item, episodes), downloadId },
      missingSince: missingSince.toISOString(),
      evidence: { downloadId, records: events.length },
    });
  });
}
