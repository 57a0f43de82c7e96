import { steadyEta } from "../../domain/eta.ts";
import {
  isInQueue,
  releaseOf,
  releaseTitleOf,
  transferOf,
  type Observation,
} from "../../domain/observation/observation.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Download } from "../../store/generated/sqlite/client.ts";
import {
  loadedRow,
  newRow,
  withColumns,
  type LoadedAttempt,
  type LoadedDownload,
  type LoadedUnit,
} from "./rows.ts";
import type { Workspace } from "./workspace.ts";

/** States of a download that has ended. The same torrent grabbed again gets another row. */
const OVER: readonly string[] = ["FAILED", "REMOVED"];

/** Links a unit's attempts to their downloads, and creates the download of a new attempt. */
export async function linkDownloads(
  work: Workspace,
  loaded: LoadedUnit,
  unit: Unit,
  observation: Observation,
): Promise<void> {
  for (const attempt of unit.attempts) {
    const link = loaded.attempts.find(({ row }) => row.ordinal === attempt.ordinal);
    if (link === undefined || (attempt.isDirect && attempt.downloadKey === null)) continue;
    if (
      link.download !== null &&
      (link.download.row.downloadKey !== null || attempt.downloadKey === null)
    )
      continue;
    if (attempt.downloadKey !== null) {
      const download = await keyedDownload(work, attempt.downloadKey, link, observation);
      link.download = download;
    } else {
      link.download = namelessDownload(work, attempt.releaseTitle, observation);
    }
    link.row = { ...link.row, downloadRowId: link.download.row.id };
  }
}

async function keyedDownload(
  work: Workspace,
  key: string,
  link: LoadedAttempt,
  observation: Observation,
): Promise<LoadedDownload> {
  const known = await findDownload(work, key);
  if (known !== null && !(OVER.includes(known.row.state) && link.original === null)) return known;
  if (known === null && link.download !== null) {
    // The id is known now: the download that had none takes it.
    link.download.row = {
      ...link.download.row,
      downloadKey: key,
      downloadId: observation.keys.downloadId ?? key,
    };
    return link.download;
  }
  return addDownload(work, key, (known?.row.ordinal ?? 0) + 1, observation);
}

export async function findDownload(work: Workspace, key: string): Promise<LoadedDownload | null> {
  await loadDownload(work, key);
  const loaded = [...work.downloads.values()].filter(({ row }) => row.downloadKey === key);
  return loaded.toSorted((a, b) => b.row.ordinal - a.row.ordinal)[0] ?? null;
}

/** Reads the newest row of a download once; later changes are in the workspace. */
async function loadDownload(work: Workspace, key: string): Promise<void> {
  const asked = `newest download ${key}`;
  if (work.answers.has(asked)) return;
  const stored = await work.rows.findNewestDownload(key);
  work.answers.set(asked, []);
  if (stored !== null && !work.downloads.has(stored.id)) {
    work.downloads.set(stored.id, loadedRow(stored));
  }
}

/** A grab without an id gets one row for all its units, found again by the release. */
function namelessDownload(
  work: Workspace,
  title: string | null,
  observation: Observation,
): LoadedDownload {
  const known = [...work.downloads.values()].find(
    ({ original, row }) =>
      original === null && row.downloadKey === null && row.title === (title ?? row.title),
  );
  return known ?? addDownload(work, null, 1, observation);
}

function addDownload(
  work: Workspace,
  key: string | null,
  ordinal: number,
  observation: Observation,
): LoadedDownload {
  const { keys } = observation;
  const row: Download = {
    id: work.newId(),
    downloadKey: key,
    downloadId: keys.downloadId ?? key,
    ordinal,
    arrService: keys.arr?.service ?? null,
    title: releaseTitleOf(observation) ?? "Unknown release",
    client: null,
    protocol: null,
    quality: null,
    indexer: null,
    size: null,
    progress: 0,
    speed: null,
    eta: null,
    state: "QUEUED",
    stateChangedAt: work.now,
    firstCategory: null,
    category: null,
    clientService: null,
    seenInClientAt: null,
    createdAt: work.now,
    updatedAt: work.now,
  };
  const loaded = newRow(row);
  work.downloads.set(row.id, loaded);
  return loaded;
}

/** Merges the release and the transfer of an observation into a download. */
export function mergeDownload(
  work: Workspace,
  download: LoadedDownload,
  observation: Observation,
): void {
  const { row } = download;
  const release = releaseOf(observation);
  const transfer = transferOf(observation);
  const state = stateOf(row.state, observation);
  const progress =
    state === "COMPLETED" || state === "IMPORTED" ? 1 : (transfer?.progress ?? row.progress);
  const isMoving = state === "DOWNLOADING";
  const title =
    row.title === "Unknown release" ? (releaseTitleOf(observation) ?? row.title) : row.title;
  const size = transfer?.size ?? release?.size;
  download.row = withColumns(row, {
    title,
    client: release?.client ?? row.client,
    protocol: release?.protocol ?? row.protocol,
    quality: release?.quality ?? row.quality,
    indexer: release?.indexer ?? row.indexer,
    size: size === undefined ? row.size : BigInt(Math.round(size)),
    progress,
    speed: isMoving ? (transfer?.speed ?? row.speed) : null,
    eta: isMoving ? etaOf(row.eta, transfer?.eta, work.now) : null,
    state,
    stateChangedAt: state === row.state ? row.stateChangedAt : work.now,
    // Some clients set the category only after the download was added.
    firstCategory: row.firstCategory ?? (transfer?.category || null),
    category: transfer?.category ?? row.category,
    // The arr's queue reports transfers too; only the client's own report proves that the client has the download.
    ...(transfer !== undefined &&
      !isInQueue(observation) && { clientService: observation.service, seenInClientAt: work.now }),
  });
}

function etaOf(known: Date | null, reported: string | null | undefined, now: Date): Date | null {
  if (reported === undefined) return known;
  return steadyEta(known, reported === null ? null : new Date(reported), now);
}

function stateOf(known: string, observation: Observation): string {
  switch (observation.kind) {
    case "download-failed":
      return "FAILED";
    case "download-removed":
      return known === "IMPORTED" ? known : "REMOVED";
    case "imported":
      return "IMPORTED";
    case "downloaded":
    case "blocked":
    case "import-started":
      return known === "IMPORTED" ? known : "COMPLETED";
    case "downloading":
      return known === "IMPORTED" ? known : (observation.transfer.state ?? "DOWNLOADING");
    default:
      return known;
  }
}
