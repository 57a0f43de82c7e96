import { requestIdOf, unitIdOf } from "../seed/approved-shows.ts";
import { EPISODES } from "../seed/show.ts";
import type { BareDatabase } from "./bare-database.ts";

/** What an import writes: two steps that were worked out, and two that the file proves. */
const IMPORT_STEPS = ["DOWNLOADING", "DOWNLOADED", "IMPORTING", "ANIME_MATCHING"];

/** A time in the form that either database takes. */
export function nowText(): string {
  return new Date().toISOString().replace("Z", "+00:00");
}

/** Applies the oldest pending deliveries in one transaction; returns how many there were. */
export function createBareApplier(database: BareDatabase): (limit: number) => Promise<number> {
  const write = createWriter(database);
  const take = database.prepare(
    `SELECT "id", "body" FROM "Delivery" WHERE "status" = 'PENDING' ORDER BY "id" LIMIT ?`,
  );
  return (limit) =>
    database.transaction(async () => {
      const rows = await take(limit);
      for (const { id, body } of rows) {
        const read: unknown = JSON.parse(String(body));
        if (read !== null) await write(Number(id) - 1);
      }
      return rows.length;
    });
}

/**
 * Writes the rows of the n-th delivery: the grab of a pack, thirteen imports, and their end. A lower bound: it knows its
 * rows beforehand, finds nothing by key and asks nothing about attempts and downloads beyond a join.
 */
function createWriter(database: BareDatabase): (delivery: number) => Promise<void> {
  const now = nowText();
  const load = database.prepare(
    `SELECT * FROM "Unit" LEFT JOIN "Attempt" ON "Attempt"."unitId" = "Unit"."id" WHERE "requestId" = ?`,
  );
  const addDownload = database.prepare(
    `INSERT INTO "Download" ("id", "downloadKey", "title", "state", "stateChangedAt", "createdAt", "updatedAt")
      VALUES (?, ?, 'A pack', 'QUEUED', ?, ?, ?)`,
  );
  const addAttempt = database.prepare(
    `INSERT INTO "Attempt" ("id", "unitId", "downloadRowId", "ordinal", "step", "createdAt")
      VALUES (?, ?, ?, 1, 'GRABBING', ?)`,
  );
  const moveAttempt = database.prepare(
    `UPDATE "Attempt" SET "step" = ?, "filePath" = ? WHERE "id" = ?`,
  );
  const moveUnit = database.prepare(
    `UPDATE "Unit" SET "state" = ?, "stateChangedAt" = ?, "filePath" = ?, "fileName" = ? WHERE "id" = ?`,
  );
  const addTransition = database.prepare(
    `INSERT INTO "Transition" ("sequence", "at", "requestId", "unitId", "to", "service", "event", "channel", "message",
      "deliveryId") VALUES (?, ?, ?, ?, ?, 'sonarr', 'Download', 'WEBHOOK', 'Sonarr imported the file.', ?)`,
  );
  const moveRequest = database.prepare(
    `UPDATE "MediaRequest" SET "state" = 'GRABBING', "counts" = ?, "version" = "version" + 1, "updatedAt" = ? WHERE "id" = ?`,
  );
  const endDelivery = database.prepare(
    `UPDATE "Delivery" SET "status" = 'APPLIED', "appliedAt" = ? WHERE "id" = ?`,
  );
  let sequence = 0;

  async function move(show: number, number: number, steps: readonly string[], delivery: number) {
    const path = `/data/${show}/${number}.mkv`;
    const unit = unitIdOf(show, number);
    await moveAttempt(steps.at(-1), path, unit);
    await moveUnit(steps.at(-1), now, path, path, unit);
    for (const step of steps) {
      sequence += 1;
      await addTransition(sequence, now, requestIdOf(show), unit, step, delivery);
    }
  }

  return async (delivery) => {
    const perPack = EPISODES + 2;
    const show = Math.floor(delivery / perPack);
    const part = delivery % perPack;
    const id = delivery + 1;
    await load(requestIdOf(show));
    if (part === 0) {
      const download = `download-${show}`;
      await addDownload(download, download, now, now, now);
      for (let number = 1; number <= EPISODES; number += 1) {
        const unit = unitIdOf(show, number);
        await addAttempt(unit, unit, download, now);
        await move(show, number, ["GRABBING"], id);
      }
    } else if (part <= EPISODES) {
      await move(show, part, IMPORT_STEPS, id);
    }
    const counts = JSON.stringify({ total: EPISODES, grabbed: EPISODES });
    await moveRequest(counts, now, requestIdOf(show));
    await endDelivery(now, id);
  };
}
