import type { ActionKind } from "./action.ts";
import type { DownloadState } from "./download-state.ts";

/** Where a download stood in its client. The numbers are the client's own. */
export interface PlaceRecord {
  /** Slug of the client. */
  readonly service: string;
  readonly downloadId: string;
  /** The files that were raised; empty: the download as a whole. */
  readonly fileNames: readonly string[];
  readonly position: number | null;
  readonly priority: number | null;
  readonly files: readonly { readonly index: number; readonly priority: number }[];
}

type Place = Pick<PlaceRecord, "position" | "priority" | "files">;

/** States in which something of a download is still to be loaded, and a person has not stopped it. */
const LOADING: readonly DownloadState[] = ["QUEUED", "METADATA", "DOWNLOADING", "STALLED"];

export function isLoading(state: DownloadState): boolean {
  return LOADING.includes(state);
}

export interface OrderedDownload {
  readonly state: DownloadState;
  /** The name of the file within a pack; null: all of the download is meant. */
  readonly fileName: string | null;
  /** Places from before the download, or files in it, were raised; oldest first. */
  readonly raised: readonly PlaceRecord[];
}

/** Returns what can be done about the order of a download, or of one file in it. */
export function listOrderActions({
  state,
  fileName,
  raised,
}: OrderedDownload): readonly ActionKind[] {
  if (!isLoading(state)) return [];
  // A raised download still loads its files in their old order.
  const isRaised = raised.some(
    ({ fileNames }) => fileName === null || fileNames.includes(fileName),
  );
  const canRaise = fileName !== null || state === "QUEUED";
  return [
    ...(canRaise && !isRaised ? (["RAISE_PRIORITY"] as const) : []),
    ...(raised.length > 0 ? (["RESTORE_PRIORITY"] as const) : []),
  ];
}

/** Returns the place from before everything that was raised, of one download; `records` are the oldest first. */
export function firstPlaceOf(records: readonly [PlaceRecord, ...PlaceRecord[]]): PlaceRecord {
  const [first, ...later] = records;
  const files = new Map(first.files.map((file) => [file.index, file]));
  const names = new Set(first.fileNames);
  for (const record of later) {
    for (const file of record.files) if (!files.has(file.index)) files.set(file.index, file);
    for (const name of record.fileNames) names.add(name);
  }
  return { ...first, files: [...files.values()], fileNames: [...names] };
}

/**
 * Returns whether a download is back. Its position may differ by now, because others have ended since; being at the
 * front again is not back.
 */
export function isBack(now: Place, before: Place): boolean {
  const isAway = now.position !== 0 || before.position === 0;
  return (
    isAway &&
    (before.priority === null || now.priority === before.priority) &&
    before.files.every((file) =>
      now.files.some(({ index, priority }) => index === file.index && priority === file.priority),
    )
  );
}
