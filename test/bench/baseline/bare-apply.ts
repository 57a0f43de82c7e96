import SqliteFile from "better-sqlite3";
import { nowMs } from "../monotonic.ts";
import { requestIdOf, seedApprovedShows, unitIdOf } from "../seed/approved-shows.ts";
import { fillDatabase } from "../seed/rows.ts";
import { EPISODES } from "../seed/show.ts";
import { listPackBodies } from "../seed/sonarr-body.ts";
import { makeDatabase, makeFolder } from "../tracker.ts";

const PACKS = 80;
/** As many deliveries share a transaction as in the tracker's inbox worker. */
const BATCH = 10;
/** What an import writes: two steps that were worked out, and two that the file proves. */
const IMPORT_STEPS = ["DOWNLOADING", "DOWNLOADED", "IMPORTING", "ANIME_MATCHING"];

interface DeliveryRow {
  readonly id: number;
  readonly body: Buffer;
}

/** Webhooks of season packs a second, where whoever applies them knows beforehand which rows they mean. */
export async function applyBare(): Promise<number> {
  using folder = makeFolder();
  const file = await makeDatabase(folder.path);
  fillDatabase(file, (seed) => {
    seedApprovedShows(seed, PACKS);
    seed.insert("Delivery", Array.from({ length: PACKS }, (_, show) => deliveriesOf(show)).flat());
  });
  const database = new SqliteFile(file);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  const write = createWriter(database);
  const take = database.prepare<[number], DeliveryRow>(
    `SELECT "id", "body" FROM "Delivery" WHERE "status" = 'PENDING' ORDER BY "id" LIMIT ?`,
  );
  const applyBatch = database.transaction(() => {
    const rows = take.all(BATCH);
    for (const { id, body } of rows) {
      const read: unknown = JSON.parse(body.toString("utf8"));
      if (read !== null) write(id - 1);
    }
    return rows.length;
  });

  const beganAt = nowMs();
  let applied = 0;
  for (let taken = applyBatch(); taken > 0; taken = applyBatch()) applied += taken;
  const seconds = (nowMs() - beganAt) / 1000;
  database.close();
  return applied / seconds;
}

function deliveriesOf(show: number) {
  return listPackBodies(show, 0).map((body) => ({
    service: "sonarr",
    kind: "SONARR",
    receivedAt: new Date(),
    body: Buffer.from(body),
    bodyHash: "0",
  }));
}

/** Writes the rows of the n-th delivery: the grab of a pack, thirteen imports, and their end. */
function createWriter(database: SqliteFile.Database): (delivery: number) => void {
  const now = new Date().toISOString();
  const load = database.prepare(
    `SELECT * FROM "Unit" LEFT JOIN "Attempt" ON "Attempt"."unitId" = "Unit"."id" WHERE "requestId" = ?`,
  );
  const addDownload = database.prepare(
    `INSERT INTO "Download" ("id", "downloadKey", "title", "state", "stateChangedAt", "createdAt", "updatedAt")
      VALUES (@id, @id, 'A pack', 'QUEUED', @now, @now, @now)`,
  );
  const addAttempt = database.prepare(
    `INSERT INTO "Attempt" ("id", "unitId", "downloadRowId", "ordinal", "step", "createdAt")
      VALUES (@unit, @unit, @download, 1, 'GRABBING', @now)`,
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

  function move(show: number, number: number, steps: readonly string[], delivery: number): void {
    const path = `/data/${show}/${number}.mkv`;
    const unit = unitIdOf(show, number);
    moveAttempt.run(steps.at(-1), path, unit);
    moveUnit.run(steps.at(-1), now, path, path, unit);
    for (const step of steps) {
      sequence += 1;
      addTransition.run(sequence, now, requestIdOf(show), unit, step, delivery);
    }
  }

  return (delivery) => {
    const perPack = EPISODES + 2;
    const show = Math.floor(delivery / perPack);
    const part = delivery % perPack;
    const id = delivery + 1;
    load.all(requestIdOf(show));
    if (part === 0) {
      addDownload.run({ id: `download-${show}`, now });
      for (let number = 1; number <= EPISODES; number += 1) {
        addAttempt.run({ unit: unitIdOf(show, number), download: `download-${show}`, now });
        move(show, number, ["GRABBING"], id);
      }
    } else if (part <= EPISODES) {
      move(show, part, IMPORT_STEPS, id);
    }
    moveRequest.run(JSON.stringify({ total: EPISODES, grabbed: EPISODES }), now, requestIdOf(show));
    endDelivery.run(now, id);
  };
}
