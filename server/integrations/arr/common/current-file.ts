import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation, ObservationOf } from "../../../domain/observation/observation.ts";
import { isSameFile } from "../../../domain/path.ts";

/**
 * Marks the records of a title's history that are about the file it has now: the import of that file, and what happened
 * to its download since it was last grabbed. `reported` is the current state of the title, `records` are in id order.
 */
export function markCurrentFile(
  records: readonly Observation[],
  reported: readonly Observation[],
): Observation[] {
  const files = reported.filter((observation) => observation.kind === "imported");
  const current = new Set(
    [...Map.groupBy(records, ({ keys }) => numbersOf(keys.episodes?.[0])).values()].flatMap(
      (ofUnit) => recordsOfFile(ofUnit, files),
    ),
  );
  return records.map((record) =>
    current.has(record) ? { ...record, isOfCurrentFile: true } : record,
  );
}

function numbersOf(episode: EpisodeRef | undefined): string {
  return episode === undefined ? "" : `${episode.season}x${episode.number}`;
}

/** Returns the records of one movie or episode from the grab to the import of its file. */
function recordsOfFile(
  records: readonly Observation[],
  files: readonly ObservationOf<"imported">[],
): readonly Observation[] {
  const last = records.findLastIndex((record) => files.some((file) => bringsFile(record, file)));
  const imported = records[last];
  if (imported === undefined) return [];
  const { downloadId } = imported.keys;
  const isOfDownload = ({ keys }: Observation) =>
    downloadId !== undefined && keys.downloadId === downloadId;
  const before = records.slice(0, last);
  const first = before.findLastIndex((record) => record.kind === "grabbed" && isOfDownload(record));
  return first === -1 ? [imported] : [...before.slice(first).filter(isOfDownload), imported];
}

function bringsFile(record: Observation, { keys, file }: ObservationOf<"imported">): boolean {
  if (record.kind !== "imported" || !isOfSameUnit(record.keys.episodes, keys.episodes))
    return false;
  const { id, path } = record.file ?? {};
  if (id !== undefined && file?.id !== undefined) return id === file.id;
  return path !== undefined && file?.path !== undefined && isSameFile(path, file.path);
}

function isOfSameUnit(
  named: readonly EpisodeRef[] | undefined,
  all: readonly EpisodeRef[] | undefined,
): boolean {
  const numbers = new Set(all?.map(numbersOf));
  return (named ?? []).every((episode) => numbers.has(numbersOf(episode)));
}
