/** A download of a client as far as it tells who else uses its data. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  /** Its file, or its top folder; null: not known (yet). */
  readonly path: string | null;
  /** Absolute paths of its files; null: not asked for; none, without a path: it has no data yet. */
  readonly files: readonly string[] | null;
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
