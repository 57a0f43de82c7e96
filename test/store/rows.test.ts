import { expect, it } from "vitest";
import type {
  Attempt,
  Download,
  MediaRequest,
  Transition,
  Unit,
} from "../../server/store/generated/sqlite/client.ts";
import type { Rows } from "../../server/store/rows/rows.ts";
import type { Store } from "../../server/store/store.ts";
import { describeEachProvider } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";
import { delivery, rejection } from "./support.ts";

const AT = new Date("2031-05-04T12:00:00.120Z");
const TEXT = `half \ud83d\ude00 "quoted" {a,b} \\ 'é' 日本\n`;

const NO_KEYS = {
  id: null,
  originService: "seerr",
  originId: null,
  arrService: null,
  arrId: null,
  tvdbId: null,
  tmdbId: null,
  mediaType: null,
  imdbId: null,
  downloadKeys: [],
};

/** Rows as Prisma returns them, with their defaults. */
async function seed(store: Store) {
  const factory = createFactory(store);
  const { id: requestId } = await factory.request({
    originId: "7",
    arrService: "sonarr",
    arrId: 3,
    tvdbId: 41,
    tmdbId: 42,
    imdbId: "tt43",
    searchText: "north bound",
  });
  const { id: unitId } = await factory.unit(requestId, { fileName: "a.mkv", shokoFileId: 9 });
  const { id: downloadId } = await factory.download({ downloadKey: "aa01", ordinal: 2 });
  await factory.download({ downloadKey: "aa01", ordinal: 1 });
  const { id: attemptId } = await factory.attempt(unitId, downloadId);
  const sequence = await factory.transition(requestId);
  return { factory, requestId, unitId, downloadId, attemptId, sequence };
}

async function readAll(store: Store, ids: Omit<Awaited<ReturnType<typeof seed>>, "factory">) {
  const { read } = store;
  const request = await read.mediaRequest.findUniqueOrThrow({ where: { id: ids.requestId } });
  const unit = await read.unit.findUniqueOrThrow({ where: { id: ids.unitId } });
  const download = await read.download.findUniqueOrThrow({ where: { id: ids.downloadId } });
  const attempt = await read.attempt.findUniqueOrThrow({ where: { id: ids.attemptId } });
  const transition = await read.transition.findUniqueOrThrow({ where: { sequence: ids.sequence } });
  return { request, unit, download, attempt, transition };
}

/** Every column gets a value of its type that is easy to get wrong. */
function fill<Row extends object>(row: Row, kept: readonly (keyof Row)[]): Row {
  const filled = Object.entries(row).map(([name, value]) => {
    if (kept.includes(name as keyof Row)) return [name, value];
    if (value instanceof Date) return [name, AT];
    if (typeof value === "boolean") return [name, !value];
    if (typeof value === "bigint") return [name, 9_007_199_254_740_000n];
    if (typeof value === "number") return [name, 7];
    return [name, typeof value === "string" ? TEXT : value];
  });
  return Object.fromEntries(filled) as Row;
}

/** The columns that may be null, with a value for each. */
const MORE_OF_REQUEST: Partial<MediaRequest> = {
  originalTitle: TEXT,
  year: 2031,
  isHeardAvailable: true,
  eta: AT,
  nextAirDate: new Date("1899-01-01T00:00:00.000Z"),
};
const MORE_OF_UNIT: Partial<Unit> = {
  airDate: AT,
  fileSize: 123_456_789_012n,
  releaseSearch: '{"at":"x"}',
};
const MORE_OF_DOWNLOAD: Partial<Download> = { size: 5n, speed: 0.1, eta: AT };
const MORE_OF_ATTEMPT: Partial<Attempt> = { fileSize: 6n, heldUntil: AT, endReason: TEXT };
const MORE_OF_TRANSITION: Partial<Transition> = { from: "REQUESTED", evidence: '{"a":"x"}' };

describeEachProvider("rows", (open, provider) => {
  it("loads rows exactly as Prisma does", async () => {
    const store = await open();
    const ids = await seed(store);
    const stored = await readAll(store, ids);
    const [loaded] = await store.write((_tx, rows) => rows.load([ids.requestId, ids.requestId]));
    expect(loaded).toEqual({
      row: stored.request,
      units: [
        {
          row: stored.unit,
          attempts: [{ row: stored.attempt, download: stored.download }],
        },
      ],
    });
  });

  it("inserts and updates rows exactly as Prisma does, byte by byte", async () => {
    const store = await open();
    const ids = await seed(store);
    const base = await readAll(store, ids);
    const request = { ...fill(base.request, ["id"]), ...MORE_OF_REQUEST };
    const unit = { ...fill(base.unit, ["id", "requestId"]), ...MORE_OF_UNIT };
    const download = { ...fill(base.download, ["id"]), ...MORE_OF_DOWNLOAD };
    const attempt = {
      ...fill(base.attempt, ["id", "unitId", "downloadRowId"]),
      ...MORE_OF_ATTEMPT,
    };
    const transition = { ...fill(base.transition, ["requestId", "unitId"]), ...MORE_OF_TRANSITION };
    const remove = () =>
      store.write(async (tx) => {
        await tx.mediaRequest.deleteMany();
        await tx.download.deleteMany();
      });

    await remove();
    await store.write(async (tx) => {
      await tx.mediaRequest.create({ data: request });
      await tx.unit.create({ data: unit });
      await tx.download.create({ data: download });
      await tx.attempt.create({ data: attempt });
      await tx.transition.create({ data: transition });
    });
    const expected = await readRaw(store);
    await remove();
    await store.write(async (_tx, rows) => {
      await rows.insert("MediaRequest", [request]);
      await rows.insert("Unit", [unit]);
      await rows.insert("Download", [download]);
      await rows.insert("Attempt", [attempt]);
      await rows.insert("Transition", [transition]);
    });
    expect(await readRaw(store)).toEqual(expected);

    await store.write(async (_tx, rows) => {
      await rows.update("MediaRequest", [{ id: request.id, changed: base.request }]);
      await rows.update("Unit", [{ id: unit.id, changed: base.unit }]);
    });
    expect(await readAll(store, { ...ids, sequence: transition.sequence })).toEqual({
      ...base,
      download,
      attempt,
      transition,
    });
  });

  it("updates only the columns that change, of each row its own", async () => {
    const store = await open();
    const { factory, requestId } = await seed(store);
    const first = await factory.unit(requestId, { season: 2, number: 1 });
    const second = await factory.unit(requestId, { season: 2, number: 2, title: "Two" });
    await store.write((_tx, rows) =>
      rows.update("Unit", [
        { id: first.id, changed: { title: "One", airDate: AT } },
        { id: second.id, changed: { progress: 0.5 } },
      ]),
    );
    const select = { title: true, airDate: true, progress: true };
    const read = (id: string) => store.read.unit.findUnique({ where: { id }, select });
    expect(await read(first.id)).toEqual({ title: "One", airDate: AT, progress: 0 });
    expect(await read(second.id)).toEqual({ title: "Two", airDate: null, progress: 0.5 });
  });

  it.each([
    ["its own id", (id: string) => ({ id })],
    ["the id of its origin", () => ({ originId: "7" })],
    ["the id of its arr", () => ({ arrService: "sonarr", arrId: 3 })],
    ["TVDB", () => ({ tvdbId: 41 })],
    ["TMDB and the type", () => ({ tmdbId: 42, mediaType: "TV" })],
    ["IMDb", () => ({ imdbId: "tt43" })],
    ["a download", () => ({ downloadKeys: ["zz", "aa01"] })],
  ])("finds a request by %s, and nothing by another", async (_by, keysOf) => {
    const store = await open();
    const { requestId } = await seed(store);
    const find = (keys: object) =>
      store.write((_tx, rows) => rows.findByKeys({ ...NO_KEYS, ...keys }));
    expect(await find(keysOf(requestId))).toEqual([requestId]);
    const others = { originService: "other", arrService: "radarr", mediaType: "MOVIE" };
    expect(await find({ originId: "7", arrId: 3, tmdbId: 42, ...others })).toEqual([]);
  });

  it("finds a request by its files and its titles, and the newest of a download", async () => {
    const store = await open();
    const { requestId, downloadId } = await seed(store);
    await store.write(async (_tx, rows) => {
      expect(await rows.findByFile({ fileName: "a.mkv", shokoFileId: null })).toEqual([requestId]);
      expect(await rows.findByFile({ fileName: null, shokoFileId: 9 })).toEqual([requestId]);
      expect(await rows.findByFile({ fileName: "b.mkv", shokoFileId: 8 })).toEqual([]);
      expect(await rows.findByTitle("th bou")).toEqual([requestId]);
      expect((await rows.findNewestDownload("aa01"))?.id).toBe(downloadId);
      expect(await rows.findNewestDownload("zz")).toBeNull();
      expect(await rows.listDecisions(requestId, ["APPROVED"])).toHaveLength(1);
      expect(await rows.listDecisions(requestId, ["DECLINED"])).toEqual([]);
    });
  });

  it("lists pending deliveries with their bodies, writes their outcome and knows repeats", async () => {
    const store = await open();
    const id = await store.insertDelivery(delivery('{"a":1}'));
    const again = await store.insertDelivery(delivery('{"a":1}'));
    await createFactory(store).service("sonarr");
    await store.write(async (tx, rows) => {
      const pending = await rows.listPending(1, 0);
      const plain = pending.map((row) => ({ ...row, body: new Uint8Array(row.body) }));
      expect(plain).toEqual([await tx.delivery.findUnique({ where: { id } })]);
      expect((await rows.listPending(2, id)).map((row) => row.id)).toEqual([again]);
      const outcome = {
        status: "APPLIED",
        event: "Grab",
        message: "nothing to track in it",
        messageCode: "NOTHING_TO_TRACK",
        messageParams: "{}",
        appliedAt: AT,
      };
      await rows.setOutcome(id, outcome);
      expect(await tx.delivery.findUnique({ where: { id } })).toMatchObject(outcome);
      const { bodyHash } = delivery('{"a":1}');
      expect(await rows.hasEarlier({ id, service: "sonarr", bodyHash })).toBe(false);
      expect(await rows.hasEarlier({ id: again, service: "sonarr", bodyHash })).toBe(true);
      const subject = {
        deliveryId: id,
        requestId: null,
        title: "Boat",
        year: null,
        episodes: "[]",
        searchText: "boat",
      };
      await rows.setSubject(subject);
      const later = { ...subject, requestId: "r", year: 2020, episodes: "[1]" };
      await rows.setSubject(later);
      expect(await tx.deliverySubject.findMany()).toEqual([later]);
      expect(await rows.hasPendingObservations()).toBe(false);
      expect(await rows.noteDelivery("sonarr", AT, new Date(AT.getTime() - 1))).toBe(true);
      expect(await rows.noteDelivery("sonarr", AT, new Date(AT.getTime() - 1))).toBe(false);
    });
  });

  it("shares its transaction with Prisma, and writes nothing after its end", async () => {
    const store = await open();
    const { requestId } = await seed(store);
    let late: Rows | null = null;
    const change = (rows: Rows | null, title: string) =>
      rows?.update("MediaRequest", [{ id: requestId, changed: { title } }]);
    await rejection(
      store.write(async (tx, rows) => {
        late = rows;
        await change(rows, "Undone");
        const row = await tx.mediaRequest.findUnique({ where: { id: requestId } });
        expect(row?.title).toBe("Undone");
        throw new RangeError("no");
      }),
    );
    expect(await rejection(Promise.resolve(change(late, "Late")))).toBeInstanceOf(TypeError);
    const row = await store.read.mediaRequest.findUnique({ where: { id: requestId } });
    expect(row?.title).not.toMatch(/Undone|Late/);
  });

  it("reports a refused row as a StoreError, and stores nothing", async () => {
    const store = await open();
    const ids = await seed(store);
    const { unit } = await readAll(store, ids);
    const writing = store.write((_tx, rows) => rows.insert("Unit", [unit]));
    expect(await rejection(writing)).toMatchObject({ name: "StoreError", code: "FAILED" });
    expect(await store.read.unit.count()).toBe(1);
  });

  /** What is stored, past any conversion. */
  async function readRaw({ read }: Store): Promise<unknown> {
    const tables = ["MediaRequest", "Unit", "Download", "Attempt", "Transition"];
    const found = tables.map(async (table) => {
      const [row] =
        provider === "postgresql"
          ? await read.$queryRawUnsafe<object[]>(`SELECT t::text FROM "${table}" t`)
          : await read.$queryRawUnsafe<object[]>(
              `SELECT ${(await columnsOf(read, table)).map((name) => `typeof("${name}") || ' ' || coalesce("${name}", '') AS "${name}"`).join(", ")} FROM "${table}"`,
            );
      return row;
    });
    return Promise.all(found);
  }
});

async function columnsOf(read: Store["read"], table: string): Promise<readonly string[]> {
  const found = await read.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM pragma_table_info('${table}')`,
  );
  return found.map(({ name }) => name);
}
