import { plainCause } from "../../../domain/message/cause.ts";
import { dropEndSlashes } from "../../../domain/path.ts";
import type { ClientDownload } from "../../port/download-client.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Rows } from "../../shared/lenient.ts";

/** A download with the location of its data, to find other downloads that use the same data. */
export interface LocatedDownload {
  readonly id: string;
  readonly name: string;
  /** Its file or top folder; null while unknown. */
  readonly path: string | null;
  /** Absolute paths of its files; null if not requested; empty without a path when it has no data yet. */
  readonly files: readonly string[] | null;
}

/** A torrent with everything that a removal needs. */
export interface ListedTorrent extends LocatedDownload {
  readonly size: number | null;
  /** File names as the client reports them; null before it has any. */
  readonly names: readonly string[] | null;
}

/** Builds a torrent whose files lie under one folder; `folder` is undefined when the client does not report it. */
export function toListedTorrent({
  id,
  name = id,
  size = null,
  folder,
  names,
}: {
  readonly id: string;
  readonly name: string | undefined;
  readonly size: number | null | undefined;
  readonly folder: string | undefined;
  readonly names: readonly string[];
}): ListedTorrent {
  return {
    id,
    name,
    size,
    path: folder === undefined ? null : `${folder}/${name}`,
    names: names.length === 0 ? null : names,
    files: folder === undefined ? null : names.map((file) => `${folder}/${file}`),
  };
}

/** Returns all rows. Throws when one is unreadable: it may be the download, or share its data. */
export function wholeRows<T>(service: string, { rows, isWhole }: Rows<T>): readonly T[] {
  if (isWhole) return rows;
  throw new IntegrationError(service, "bad-payload", plainCause("ENTRY_UNREADABLE"));
}

/** Finds the downloads with these ids. `list` must return all torrents, because a cross-seed has an id of its own. */
export async function findDownloads(
  downloadIds: readonly string[],
  list: () => Promise<readonly ListedTorrent[]>,
): Promise<readonly ClientDownload[]> {
  if (downloadIds.length === 0) return [];
  const wanted = new Set(downloadIds.map((id) => id.toLowerCase()));
  const all = await list();
  return all
    .filter(({ id }) => wanted.has(id))
    .map((own) => ({
      ids: [own.id],
      name: own.name,
      size: own.size,
      files: own.names,
      ...describeSharing(own, all),
    }));
}

/** Returns which other downloads use the same data, as far as known. */
export function describeSharing(
  own: LocatedDownload,
  all: readonly LocatedDownload[],
): Pick<ClientDownload, "sharesDataWith" | "unlocated"> {
  return {
    sharesDataWith: findDataSharers(own, all).map(({ id, name }) => ({ id, name })),
    unlocated: findUnlocated(own, all),
  };
}

/**
 * Finds other downloads that use the same data, such as a cross-seed in the same location: deleting one with its data
 * breaks them. Data in a separate folder beside it, or another link to the same data, is not affected.
 */
export function findDataSharers<T extends LocatedDownload>(
  own: LocatedDownload,
  all: readonly T[],
): readonly T[] {
  const path = normalizePath(own.path);
  if (path === null) return [];
  const files = (own.files ?? []).flatMap((file) => normalizePath(file) ?? []);
  return all.filter((other) => {
    if (other.id === own.id) return false;
    const otherPath = normalizePath(other.path);
    if (otherPath === null) return false;
    // It is unknown which files in the folder belong to the download.
    if (files.length === 0 && otherPath.startsWith(`${path}/`)) return true;
    // The other download is a file or folder of this one, or contains it.
    return (
      otherPath === path ||
      files.some((file) => file === otherPath || file.startsWith(`${otherPath}/`)) ||
      path.startsWith(`${otherPath}/`)
    );
  });
}

/**
 * Returns the name of a download with an unknown location, which may share the data; null when all locations are known.
 */
export function findUnlocated(
  own: LocatedDownload,
  all: readonly LocatedDownload[],
): string | null {
  const others = hasNoData(own) ? [] : all.filter(({ id }) => id !== own.id);
  const isUnlocated = (one: LocatedDownload) => normalizePath(one.path) === null && !hasNoData(one);
  return [own, ...others].find(isUnlocated)?.name ?? null;
}

/** A download without data shares none. */
function hasNoData({ path, files }: LocatedDownload): boolean {
  return normalizePath(path) === null && files?.length === 0;
}

function normalizePath(path: string | null): string | null {
  const normalized = dropEndSlashes(path ?? "")
    .replaceAll("\\", "/")
    .toLowerCase();
  return normalized === "" ? null : normalized;
}
