import { expect, it } from "vitest";
import { receiveDelivery } from "../../../server/tracking/ingest/receive.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { recordStatements } from "../../support/statements.ts";
import { startTestTracker } from "../../support/tracking.ts";

const PACK = 13;
const MAX_STATEMENTS = 60;
/** One to accept it and one to apply it; on PostgreSQL accepting is a statement that commits itself. */
const COMMITS = { sqlite: 2, postgresql: 1 };

function episodesOf(show: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: show * 100 + index,
    episodeNumber: index + 1,
    seasonNumber: 1,
    title: `Episode ${index + 1}`,
    airDate: "2022-05-04",
    airDateUtc: "2022-05-04T12:00:00Z",
    seriesId: show,
    tvdbId: show * 1_000 + index,
  }));
}

function seriesOf(show: number) {
  const { title, path } = { title: `Show ${show}`, path: `/tv/Show ${show}` };
  return { id: show, title, path, tvdbId: 9_000 + show, type: "standard", year: 2022 };
}

function bodyOfGrab(show: number, count: number) {
  return {
    eventType: "Grab",
    instanceName: "Sonarr",
    series: seriesOf(show),
    episodes: episodesOf(show, count),
    release: {
      quality: "WEBDL-1080p",
      qualityVersion: 1,
      releaseTitle: `Show.${show}.S01.1080p.WEB-DL`,
      indexer: "Indexer",
      size: 5_000_000_000,
    },
    downloadClient: "qBittorrent",
    downloadClientType: "qBittorrent",
    downloadId: `AA0${show}`,
  };
}

function bodyOfImport(show: number) {
  const [episode] = episodesOf(show, 1);
  const relativePath = "Season 1/S01E01.mkv";
  return {
    eventType: "Download",
    instanceName: "Sonarr",
    isUpgrade: false,
    series: seriesOf(show),
    episodes: [episode],
    episodeFile: {
      id: show * 10,
      relativePath,
      path: `/tv/Show ${show}/${relativePath}`,
      quality: "WEBDL-1080p",
      qualityVersion: 1,
      size: 400_000_000,
    },
    downloadClient: "qBittorrent",
    downloadClientType: "qBittorrent",
    downloadId: `AA0${show}`,
  };
}

const CONTROL = /^(BEGIN|COMMIT)/;
/** Prisma qualifies its tables. On PostgreSQL it also stores the delivery, before anything is applied. */
const isByPrisma = (sql: string) =>
  /`main`|"public"/.test(sql) && !sql.startsWith('INSERT INTO "public"."Delivery"');
const WRITES = /^\s*(INSERT INTO|UPDATE) "(?<table>\w+)"/;

describeEachProvider("a webhook", (open, provider) => {
  async function count(bodyOf: (show: number) => object, earlier?: (show: number) => object) {
    const store = await open();
    const tracker = await startTestTracker(store, ["SONARR"]);
    const factory = createFactory(store);
    for (const show of [1, 2, 3]) {
      const id = `show ${show}`;
      const keys = { originId: String(show), arrService: "sonarr", arrId: show };
      await factory.request({ ...keys, id, tvdbId: 9_000 + show });
      for (let number = 1; number <= PACK; number += 1) await factory.unit(id, { number });
    }
    if (earlier !== undefined)
      for (const show of [1, 2, 3]) await tracker.deliver("sonarr", earlier(show));
    await tracker.context.reconciler.idle();
    const send = async (show: number) => {
      const body = Buffer.from(JSON.stringify(bodyOf(show)));
      await receiveDelivery(tracker.context, { slug: "sonarr", body });
      await tracker.idle();
    };
    // A statement is prepared when it is first used.
    for (const show of [1, 2]) await send(show);
    const { statements, unprepared } = await recordStatements(provider, () => send(3));
    const moved = await store.read.transition.count({ where: { requestId: "show 3" } });
    await tracker.stop();
    expect(moved).toBeGreaterThan(0);
    return { sent: statements.map(({ sql }) => sql), unprepared };
  }

  function check({ sent, unprepared }: Awaited<ReturnType<typeof count>>): void {
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(isByPrisma)).toEqual([]);
    expect(sent.length).toBeLessThanOrEqual(MAX_STATEMENTS);
    expect(sent.filter((sql) => sql === "COMMIT")).toHaveLength(COMMITS[provider]);
    const others = unprepared.filter(
      (sql) => !CONTROL.test(sql) && !/"public"."Delivery"/.test(sql),
    );
    expect(others).toEqual([]);
  }

  it("about one grabbed episode takes few statements, prepared, and no call of Prisma", async () => {
    check(await count((show) => bodyOfGrab(show, 1)));
  });

  it("about a grabbed pack takes few statements, and one per table on PostgreSQL", async () => {
    const counted = await count((show) => bodyOfGrab(show, PACK));
    check(counted);
    if (provider === "sqlite") return;
    const tables = counted.sent.flatMap((sql) => WRITES.exec(sql)?.groups?.["table"] ?? []);
    const rows = tables.filter((table) => ["Unit", "Attempt", "Transition"].includes(table));
    expect(rows.toSorted()).toEqual(["Attempt", "Transition", "Unit"]);
  });

  it("about an imported file of a pack takes few statements, and no call of Prisma", async () => {
    check(await count(bodyOfImport, (show) => bodyOfGrab(show, PACK)));
  });
});
