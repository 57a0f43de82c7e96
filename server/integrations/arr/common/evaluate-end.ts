import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import { toCarrierKeys, type Carrier } from "./carrier.ts";

/** What became of a download that has left the queue. */
export interface GoneDownload {
  readonly service: string;
  readonly downloadId: string;
  readonly missingSince: Date;
  readonly carriers: readonly Carrier[];
  /** The app's history of it. */
  readonly past: readonly Observation[];
}

const ENDS: readonly Observation["kind"][] = ["imported", "download-failed", "download-removed"];

/**
 * What was imported, failed or was ignored since it was grabbed last; what a finished pack did not bring; and, where
 * there is nothing but the grab, that the app has forgotten it.
 */
export function evaluate(gone: GoneDownload): Observation[] {
  const ends = gone.past.filter((record) => ENDS.includes(record.kind) && isLast(record, gone));
  const left = gone.carriers.filter(({ episode }) => !ends.some((end) => speaksOf(end, episode)));
  if (ends.some(({ kind }) => kind === "imported"))
    return [...ends, ...report(gone, left, (base) => ({ ...base, ...NOT_IN_THE_PACK }))];
  if (ends.length > 0) return ends;
  return report(gone, left, (base) => ({ ...base, kind: "not-tracked" }));
}

const NOT_IN_THE_PACK = {
  kind: "download-removed",
  isComplete: true,
  reason: "not in the pack",
} as const;

/** Not of an earlier time that the same release was taken. */
function isLast(end: Observation, { past }: GoneDownload): boolean {
  const [episode = null] = end.keys.episodes ?? [];
  return !past.some(
    (record) =>
      record.kind === "grabbed" &&
      (record.historyId ?? 0) > (end.historyId ?? 0) &&
      speaksOf(record, episode),
  );
}

function speaksOf({ keys }: Observation, episode: EpisodeRef | null): boolean {
  if (episode === null) return true;
  return (keys.episodes ?? []).some(
    (one) =>
      (one.arrId !== undefined && one.arrId === episode.arrId) ||
      (one.season === episode.season && one.number === episode.number),
  );
}

/** One observation for each title. */
function report(
  { service, downloadId, missingSince, past }: GoneDownload,
  carriers: readonly Carrier[],
  toObservation: (base: Omit<Observation, "kind">) => Observation,
): Observation[] {
  return [...Map.groupBy(carriers, ({ item }) => item)].map(([item, ofItem]) => {
    const episodes = ofItem.flatMap(({ episode }) => episode ?? []);
    return toObservation({
      service,
      channel: "POLL",
      event: "queue",
      at: null,
      keys: { ...toCarrierKeys(item, episodes), downloadId },
      evidence: present({
        downloadId,
        missingSince: missingSince.toISOString(),
        records: past.length,
      }),
    });
  });
}
