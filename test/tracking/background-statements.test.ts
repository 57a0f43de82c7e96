import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../server/store/store.ts";
import { confirmEffects } from "../../server/tracking/actions/confirm-effects.ts";
import { createReleaseSearcher } from "../../server/tracking/actions/search-releases.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { listSteps } from "../../server/tracking/core/prune/steps.ts";
import { DEFAULT_RETENTION } from "../../server/tracking/core/retention.ts";
import { createVisitRecorder } from "../../server/tracking/core/visit/recorder.ts";
import { observe } from "../../server/tracking/ingest/observe.ts";
import { airDue } from "../../server/tracking/maintenance.ts";
import { createLibraryScanner } from "../../server/tracking/polling/library-scans.ts";
import {
  createScopeLoader,
  isAnyWaiting,
  loadDownloadScope,
} from "../../server/tracking/projection/poll-scope.ts";
import { createStandstillReviewer } from "../../server/tracking/projection/review.ts";
import { createChangeScan } from "../../server/tracking/reconcile/change-scan.ts";
import { confirmMissing } from "../../server/tracking/reconcile/missing/confirm.ts";
import { pruneReports } from "../../server/tracking/reconcile/prune.ts";
import { fillLargeLibrary, largeArrId, largeRequestId } from "../bench/seed/large-library.ts";
import { createTestDatabase } from "../support/database.ts";
import { createManualClock, type ManualClock } from "../support/manual-clock.ts";
import { recordStatements, type Statement } from "../support/statements.ts";
import { startTestTracker, type TestTracker } from "../support/tracking.ts";

const REQUESTS = 10_000;
const OPEN = 200;
/** One of those that are not finished. */
const RUNNING = 57;
const DOWNLOAD_ID = largeArrId(RUNNING).toString(16).padStart(40, "0");
const KINDS = ["SEERR", "SONARR", "RADARR", "QBITTORRENT", "SHOKO", "JELLYFIN"] as const;

/** What may read a whole table or sort rows, each with the reason. */
const ON_PURPOSE: readonly (readonly [sql: RegExp, reason: string])[] = [
  [/FROM `?"?(main`?\.)?`?"?(Service|Setting|Sync|RequestCount)\b/i, "a table of a few rows"],
  [/"sqlite_schema"/, "the names of the indexes, once a night"],
  [/COUNT\(\*\)[^]*FROM "Unit" u JOIN/, "counts what is missing, and only up to what decides"],
  [/SELECT DISTINCT r\."(id|arrService)"/, "reads what is missing, by its own index"],
  [/COUNT\(\*\)[^]*FROM `main`\.`MediaRequest`/, "how long a full sync takes, once when it begins"],
  [/`wishState` NOT IN/, "a full sync compares every request, page by page"],
];

interface House {
  readonly file: string;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly tracker: TestTracker;
}

/** A tracker over a large library whose own timers stand still. */
async function openHouse(): Promise<House> {
  const clock = createManualClock();
  const database = await createTestDatabase();
  await (await database.open()).close();
  const file = join(database.dataDir, "tracker.db");
  const filled = new SqliteFile(file);
  fillLargeLibrary(filled, REQUESTS, clock.now());
  // What was there at an upgrade has been recorded.
  filled
    .prepare(`INSERT INTO "Setting" ("name", "value") VALUES ('journeys.recordedThrough', ?)`)
    .run(`${clock.now().toISOString()} ~`);
  filled.close();
  const store = await database.open();
  await store.gatherStatistics();
  const tracker = await startTestTracker(
    store,
    KINDS,
    clock,
    ({ openSnapshot: _openSnapshot, ...rest }) => rest,
  );
  await tracker.context.reconciler.idle();
  onTestFinished(() => tracker.stop());
  return { file, store, clock, tracker };
}

/** What SQLite would do for a statement. */
function planOf(database: SqliteFile.Database, { sql, values }: Statement): readonly string[] {
  const rows = database
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values);
  return rows.map(({ detail }) => detail);
}

/** Full scans and sorts of a statement. Scans of a partial index and of a list of parameters are short. */
function findWaste(database: SqliteFile.Database, statement: Statement): readonly string[] {
  if (!/^\s*(WITH|SELECT|UPDATE|DELETE)\b/i.test(statement.sql)) return [];
  if (ON_PURPOSE.some(([sql]) => sql.test(statement.sql))) return [];
  const partial = database
    .prepare<[], { name: string }>(
      `SELECT "name" FROM "sqlite_schema" WHERE "type" = 'index' AND "sql" LIKE '% WHERE %'`,
    )
    .all()
    .map(({ name }) => name);
  return planOf(database, statement).filter((detail) => {
    if (detail.includes("TEMP B-TREE")) return true;
    const [, index] = /^SCAN .* USING (?:COVERING )?INDEX (\S+)/.exec(detail) ?? [];
    return (
      /^SCAN (?!CONSTANT|\(subquery|found|json_each)/.test(detail) && !partial.includes(index ?? "")
    );
  });
}

describe("what the tracker asks the database by itself", () => {
  it(
    "finds each row by an index, in 10,000 requests with 12 episodes each",
    { timeout: 120_000 },
    async () => {
      const { file, store, clock, tracker } = await openHouse();
      const ctx = tracker.context;
      const loadScope = createScopeLoader(store.read);
      const reviewer = createStandstillReviewer(ctx);
      onTestFinished(() => reviewer.stop());
      const { statements } = await recordStatements("sqlite", async () => {
        await loadScope("sonarr");
        await loadDownloadScope(store.read, "qbittorrent");
        await isAnyWaiting(store.read);
        await createLibraryScanner(ctx).scan();
        await airDue(ctx);
        await confirmMissing(ctx);
        await confirmEffects(ctx);
        await reviewer.review();
        await createReleaseSearcher(ctx).search();
        await createChangeScan(ctx).round();
        await pruneReports(ctx);
        for (const step of listSteps(
          { ...DEFAULT_RETENTION, historyDays: 365 },
          clock.now(),
        ).values())
          await step(store);
        await observe(ctx, [
          {
            service: "qbittorrent",
            kind: "downloading",
            channel: "POLL",
            event: "poll",
            at: null,
            keys: { downloadId: DOWNLOAD_ID },
            transfer: { state: "DOWNLOADING", progress: 0.7 },
          },
        ]);
        await ctx.reconciler.start({ kind: "NIGHTLY" });
        await ctx.reconciler.idle();
        await clock.advance(61_000);
      });
      const database = new SqliteFile(file, { readonly: true });
      onTestFinished(() => void database.close());
      const unique = new Map(statements.map((statement) => [statement.sql, statement]));
      expect(unique.size).toBeGreaterThan(30);
      const wasteful = [...unique.values()].flatMap((statement) =>
        findWaste(database, statement).map((detail) => `${detail}\n  ${statement.sql}`),
      );
      expect(wasteful).toEqual([]);
    },
  );

  it("asks for what is due, however much is tracked", { timeout: 120_000 }, async () => {
    const { store, clock, tracker } = await openHouse();
    const ctx = tracker.context;
    const reviewer = createStandstillReviewer(ctx);
    onTestFinished(() => reviewer.stop());
    const loadScope = createScopeLoader(store.read);
    const scanner = createLibraryScanner(ctx);
    const recorder = createVisitRecorder({ store, clock: systemClock });
    const count = async (work: () => Promise<unknown>) => {
      const { statements } = await recordStatements("sqlite", work);
      // Statistics are gathered beside it after the first sync.
      return statements.filter(({ sql }) => !/^(ANALYZE|PRAGMA)\b/.test(sql)).length;
    };

    // After a start, every request that is not finished is read once.
    expect((await loadScope("sonarr")).tracked).toHaveLength(OPEN);
    await reviewer.review();
    await reviewer.review();
    // The first review has diagnosed them.
    await loadScope("sonarr");
    // Then nothing has changed and nothing is due.
    expect(await count(() => loadScope("sonarr"))).toBeLessThanOrEqual(3);
    expect(await count(() => reviewer.review())).toBe(0);
    expect(await count(() => loadDownloadScope(store.read, "qbittorrent"))).toBeLessThanOrEqual(2);
    expect(await count(() => scanner.scan())).toBeLessThanOrEqual(6);
    expect(await count(() => confirmMissing(ctx))).toBeLessThanOrEqual(1);
    expect(await count(() => airDue(ctx))).toBeLessThanOrEqual(2);
    expect(await count(() => confirmEffects(ctx))).toBeLessThanOrEqual(2);
    await recorder.record();
    expect(await count(() => recorder.record())).toBe(1);

    // One download moves: its request alone is read again.
    await observe(ctx, [
      {
        service: "qbittorrent",
        kind: "downloading",
        channel: "POLL",
        event: "poll",
        at: null,
        keys: { downloadId: DOWNLOAD_ID },
        transfer: { state: "STALLED", progress: 0.7 },
      },
    ]);
    expect(await count(() => loadScope("sonarr"))).toBeLessThanOrEqual(7);
    expect(await count(() => reviewer.review())).toBeLessThanOrEqual(20);
    expect(await count(() => reviewer.review())).toBe(0);
    expect(await count(() => recorder.record())).toBeLessThanOrEqual(10);
    // Its standstill becomes a problem by time alone.
    await clock.advance(6 * 60_000);
    const row = await store.read.mediaRequest.findUniqueOrThrow({
      where: { id: largeRequestId(RUNNING) },
    });
    expect(row.problemCode).toBe("STALLED");
  });
});
