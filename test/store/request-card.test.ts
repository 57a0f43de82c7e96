import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Tx } from "../../server/store/store.ts";
import { describeWithPostgresql, type Provider } from "../support/database.ts";
import { createPreviousDatabase } from "../support/previous-release.ts";
import { computeCard, readCard } from "../support/request-card.ts";

const MIGRATIONS_DIR = join(import.meta.dirname, "../../prisma/migrations");
const FIRST = "0017";

/** The migrations before the columns of the card. */
function copyEarlierMigrations(provider: Provider): string {
  const dir = mkdtempSync(join(tmpdir(), "tracker-migrations-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const name of readdirSync(join(MIGRATIONS_DIR, provider)))
    if (name < FIRST)
      cpSync(join(MIGRATIONS_DIR, provider, name), join(dir, provider, name), { recursive: true });
  return dir;
}

type Value = string | number | boolean | Date | null;

const AT = new Date("2026-05-01T12:00:00.120Z");
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

/** By SQL: the client of today knows columns that the tables do not have yet. */
async function addRows(tx: Tx, provider: Provider): Promise<void> {
  const insert = async (table: string, row: Record<string, Value>) => {
    const columns = Object.keys(row);
    const marks = columns.map((_, index) => (provider === "sqlite" ? "?" : `$${index + 1}`));
    await tx.$executeRawUnsafe(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${marks.join()})`,
      ...Object.values(row),
    );
  };
  const request = (id: string, row: Record<string, Value>) =>
    insert("MediaRequest", {
      id,
      origin: "seerr",
      originService: "seerr",
      originId: id,
      mediaType: "TV",
      title: id,
      wishState: "APPROVED",
      state: "DOWNLOADING",
      stateChangedAt: AT,
      version: 0,
      createdAt: AT,
      updatedAt: AT,
      ...row,
    });
  const unit = (requestId: string, number: number, row: Record<string, Value>) =>
    insert("Unit", {
      id: `${requestId}-${number}`,
      requestId,
      season: 1,
      number,
      state: "DOWNLOADING",
      stateChangedAt: AT,
      ...row,
    });
  const own = {
    code: "NO_EPISODES",
    since: later(3).toISOString(),
    message: "Sonarr has no episodes yet.",
    detail: ["own"],
    until: later(90).toISOString(),
    actions: ["REFRESH"],
  };

  await request("units", { problemCode: "STALLED" });
  const stalled = { problemCode: "STALLED", problemActions: '["SEARCH"]' };
  await unit("units", 1, {
    ...stalled,
    problemSince: later(2),
    problemMessage: "later",
    problemDetail: '["b","a"]',
  });
  await unit("units", 3, {
    ...stalled,
    problemSince: AT,
    problemMessage: "first",
    problemParams: '{"count":2,"name":"x"}',
    problemDetail: '["c \\"quoted\\"","a"]',
    problemUntil: later(60),
  });
  await unit("units", 2, {
    ...stalled,
    problemSince: AT,
    problemMessage: "first of both",
    problemParams: '{"count":1}',
    problemDetail: '["a"]',
  });
  await unit("units", 4, {
    problemCode: "NOT_AIRED",
    problemSince: later(-9),
    problemDetail: "[]",
  });
  await unit("units", 5, {
    ...stalled,
    isWanted: false,
    problemSince: later(-9),
    problemDetail: '["unwanted"]',
  });
  await request("own", { problemCode: own.code, ownProblem: JSON.stringify(own) });
  await request("both", { problemCode: own.code, ownProblem: JSON.stringify(own) });
  await unit("both", 1, {
    problemCode: own.code,
    problemSince: later(3),
    problemMessage: "unit",
    problemDetail: '["unit","own"]',
  });
  await request("broken", { problemCode: "STALLED", ownProblem: "{" });
  await unit("broken", 1, { problemCode: "STALLED", problemDetail: "{", problemActions: "" });
  await request("nothing", {});

  const download = (id: string, minutes: number) =>
    insert("Download", {
      id,
      title: id,
      state: "DOWNLOADING",
      stateChangedAt: AT,
      createdAt: later(minutes),
      updatedAt: AT,
    });
  await download("d-old", 0);
  await download("d-a", 5);
  await download("d-b", 5);
  const links: readonly (readonly [unitId: string, downloadId: string | null])[] = [
    ["units-1", "d-old"],
    ["units-1", "d-a"],
    ["units-2", "d-b"],
    ["units-2", "d-a"],
    ["units-3", null],
  ];
  for (const [index, [unitId, downloadRowId]] of links.entries()) {
    const id = `attempt-${index}`;
    await insert("Attempt", {
      id,
      unitId,
      downloadRowId,
      ordinal: index,
      step: "DOWNLOADING",
      createdAt: AT,
    });
  }

  const steps: readonly (readonly [to: string, inferred: boolean, service: string])[] = [
    ["REQUESTED", false, "seerr"],
    ["GRABBING", true, "sonarr"],
    ["APPROVED", false, "seerr"],
    ["FAILED", false, "sonarr"],
    ["GRABBING", false, "sonarr-2"],
    ["DOWNLOADING", false, "qbittorrent"],
  ];
  for (const [index, [to, inferred, service]] of steps.entries())
    await insert("Transition", {
      sequence: 900_000_000 + index,
      at: later(-index),
      requestId: "units",
      unitId: index === 0 ? null : "units-1",
      to,
      inferred,
      service,
      event: "e",
      channel: "WEBHOOK",
      message: "m",
    });
}

function checkUpgrade(provider: Provider): void {
  it("has the problem, the stages and the downloads of each request in its row", async () => {
    const database = await createPreviousDatabase(provider);
    const earlier = await database.open({ migrationsDir: copyEarlierMigrations(provider) });
    await earlier.write((tx) => addRows(tx, provider));
    await earlier.close();

    const { read } = await database.open();
    const requests = await read.mediaRequest.findMany({ select: { id: true, problemCode: true } });
    for (const { id, problemCode } of requests.filter((one) => one.id !== "broken")) {
      const card = await readCard(read, id);
      expect(card, id).toEqual(await computeCard(read, id));
      expect(card.worstProblem?.code ?? null, id).toBe(problemCode);
    }
    expect(await readCard(read, "units")).toMatchObject({
      reached: { GRABBING: { at: later(-1).toISOString(), inferred: true, service: "sonarr" } },
      worstProblem: {
        message: "first of both",
        params: { count: 1 },
        detail: ["a", 'c "quoted"', "b"],
        until: null,
      },
      downloadIds: ["d-b", "d-a", "d-old"],
    });
    expect((await readCard(read, "both")).worstProblem).toMatchObject({
      message: "Sonarr has no episodes yet.",
      params: null,
      detail: ["own", "unit"],
      until: later(90).toISOString(),
    });
    // What cannot be read stays out.
    expect((await readCard(read, "broken")).worstProblem).toMatchObject({
      detail: [],
      actions: [],
    });
    const filled = requests.filter(({ id }) => !["nothing", "own", "both", "broken"].includes(id));
    expect(filled.length).toBeGreaterThan(5);
  });
}

describe("a database without the columns of the card on SQLite", () => {
  checkUpgrade("sqlite");
});

describeWithPostgresql("a database without the columns of the card on PostgreSQL", () => {
  checkUpgrade("postgresql");
});
