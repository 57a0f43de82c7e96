/** A download of a client as far as it tells who else uses its data. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  /** Its file, or its top folder; null: not known (yet). */
  readonly path: string | null;
  /** Absolute paths of its files; null: not asked for. */
  readonly files: readonly string[] | null;
}

/**
 * Others that use the same data, as a cross-seed at the same place does: deleting one with its data breaks them. What
 * lies beside it in a folder of its own, or is another link to the same data, is not touched by that.
 */
export function findSharers<T extends Placed>(own: Placed, all: readonly T[]): readonly T[] {
  const path = fold(own.path);
  if (path === null) return [];
  const files = new Set((own.files ?? []).flatMap((file) => fold(file) ?? []));
  return all.filter((other) => {
    if (other.id === own.id) return false;
    const place = fold(other.path);
    if (place === null) return false;
    // A single file of the pack, or the pack of which this is a file.
    return place === path || files.has(place) || path.startsWith(`${place}/`);
  });
}

function fold(path: string | null): string | null {
  const folded = (path ?? "").replace(/\\/g, "/").replace(/\/+$/, "").toLowerCase();
  return folded === "" ? null : folded;
}
