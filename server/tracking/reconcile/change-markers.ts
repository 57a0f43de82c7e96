import { changeMarkers } from "../../store/column/setting.ts";
import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

/** One fingerprint per request or title, by the service's own id. */
export type Fingerprints = ReadonlyMap<string, string>;

/** The fingerprints of each service's last scan: stored, and kept in memory, because they are compared in every round. */
export interface FingerprintStore {
  /** Returns the fingerprints of a service's last scan; null: it was never scanned. */
  load(slug: string): Promise<Fingerprints | null>;
  /** Stores the fingerprints if they have changed. */
  save(slug: string, fingerprints: Fingerprints): Promise<void>;
}

const nameOf = (slug: string): string => `census.${slug}`;

export function createFingerprintStore({ store }: CoreContext): FingerprintStore {
  const known = new Map<string, Fingerprints>();

  async function load(slug: string): Promise<Fingerprints | null> {
    const kept = known.get(slug);
    if (kept !== undefined) return kept;
    const name = nameOf(slug);
    const value = await readSetting(store.read, name);
    const stored = value === null ? null : changeMarkers.find({ name, value });
    if (stored === null) return null;
    const fingerprints = new Map(Object.entries(stored));
    known.set(slug, fingerprints);
    return fingerprints;
  }

  return {
    load,
    async save(slug, fingerprints) {
      const before = await load(slug);
      if (before === null || !isEqual(before, fingerprints)) {
        const value = changeMarkers.write(Object.fromEntries(fingerprints));
        await store.write((tx) => writeSetting(tx, nameOf(slug), value));
      }
      known.set(slug, fingerprints);
    },
  };
}

function isEqual(before: Fingerprints, after: Fingerprints): boolean {
  if (before.size !== after.size) return false;
  for (const [id, line] of after) if (before.get(id) !== line) return false;
  return true;
}
