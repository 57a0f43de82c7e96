import type { HeldDownload } from "../../port/download-client.ts";

/** A download of a client as far as it tells who else uses its data. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  /** Its file, or its top folder; null: not known (yet). */
  readonly path: string | null;
  /** Absolute paths of its files; null: not asked for; none, without a path: it has no data yet. */
  readonly files: readonly string[] | null;
}

/** A torrent that its client lists with everything that is asked for here. */
export interface ListedTorrent extends Placed {
  readonly size: number | null;
  /** As the client names its files; null: it has none yet. */
  readonly names: readonly string[] | null;
}

/** A torrent whose files lie under one folder; `folder` is undefined where the client does not tell it. */
export function placeTorrent({
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

/** Those of the ids that are listed. `list` tells all: a cross-seed is not known by any id that was asked for. */
export async function findHeld(
  downloadIds: readonly string[],
  list: () => Promise<readonly ListedTorrent[]>,
): Promise<readonly HeldDownload[]> {
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
      ...sharingOf(own, all),
    }));
}

/** Who else uses its data, as far as that is known. */
export function sharingOf(
  own: Placed,
  all: readonly Placed[],
): Pick<HeldDownload, "sharesDataWith" | "unplaced"> {
  return {
    sharesDataWith: findSharers(own, all).map(({ id, name }) => ({ id, name })),
    unplaced: findUnplaced(own, all),
  };
}

/**
 * Others that use the same data, as a cross-seed at the same place does: deleting one with its data breaks them. What
 * lies beside it in a folder of its own, or is another link to the same data, is not touched by that.
 */
export function findSharers<T extends Placed>(own: Placed, all: readonly T[]): readonly T[] {
  const path = fold(own.path);
  if (path === null) return [];
  const files = (own.files ?? []).flatMap((file) => fold(file) ?? []);
  return all.filter((other) => {
    if (other.id === own.id) return false;
    const place = fold(other.path);
    if (place === null) return false;
    // Which of what lies in it are its own is not known.
    if (files.length === 0 && place.startsWith(`${path}/`)) return true;
    // A single file of the pack, or a folder in it; or the pack of which this is a file.
    return (
      place === path ||
      files.some((file) => file === place || file.startsWith(`${place}/`)) ||
      path.startsWith(`${place}/`)
    );
  });
}

/** One whose place is not known, so that it cannot be said who uses whose data; null: of all it is. */
export function findUnplaced(own: Placed, all: readonly Placed[]): string | null {
  const others = isBare(own) ? [] : all.filter(({ id }) => id !== own.id);
  const isUnplaced = (one: Placed) => fold(one.path) === null && !isBare(one);
  return [own, ...others].find(isUnplaced)?.name ?? null;
}

/** What has no data yet uses nobody's. */
function isBare({ path, files }: Placed): boolean {
  return fold(path) === null && files?.length === 0;
}

function fold(path: string | null): string | null {
  const folded = (path ?? "").replace(/\\/g, "/").replace(/\/+$/, "").toLowerCase();
  return folded === "" ? null : folded;
}
