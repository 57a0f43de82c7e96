import type { SeedFile } from "./rows.ts";

const AT = new Date("2026-03-01T12:00:00Z");

/** The first sync, long ago: without it the tracker would compare every request with its services at its start. */
export function seedFirstSync(seed: SeedFile): void {
  seed.insert("Sync", [
    { id: "first-sync", kind: "FIRST", status: "DONE", step: "Done", startedAt: AT, endedAt: AT },
  ]);
}
