import { describe, expect, it } from "vitest";
import { toCoded } from "../../../../server/domain/message/tracker-message.ts";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import { present } from "../../../../server/integrations/shared/lenient.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";
import { API_KEY } from "./fake-shoko.ts";

type Table = Readonly<Record<string, unknown>>;

const noBan = { IsBanned: false, BanDuration: null, LastUpdatedAt: "2031-05-04T11:00:00Z" };
const ban = (BanDuration: string | null) => ({ ...noBan, IsBanned: true, BanDuration });

/** The answers of both versions without any problem. */
const V5: Table = {
  "/api/v3/Init/Version": { Server: { Version: "5.3.3.0" } },
  "/api/v3/ImportFolder": [{ ID: 1, Path: "/data/media/anime/", DropFolderType: "None" }],
  "/api/v3/Queue": { WaitingCount: 0, BlockedCount: 0, TotalCount: 1, CurrentlyExecuting: [] },
  "/api/v3/Queue/Types": {},
  "/api/v3/AniDB/BanStatus": { UDP: noBan, HTTP: noBan },
};
const V6: Table = {
  "/api/v3/Init/Version": { Server: { Version: "6.0.0.0-dev.41" } },
  "/api/v3/ManagedFolder": [{ ID: 1, Path: "/data/media/anime/", DropFolderType: "Excluded" }],
  "/api/v3/Queue": { Running: true, ScheduledCount: 1, BlockedCount: 0, TotalCount: 1, Pools: [] },
  "/api/v3/Queue/Types": {},
  "/api/v3/AniDB/BanStatus": { UDP: noBan, HTTP: noBan },
};

async function connect(table: Table) {
  const server = await startServer(({ path, headers }, response) => {
    if (path === "/api/v3/Init/Status") return sendJson(response, { State: "Started" });
    if (headers["apikey"] !== API_KEY) return sendJson(response, {}, 401);
    if (path === "/api/v3/File/PathEndsWith") return sendJson(response, []);
    const body = table[path];
    return body === undefined ? sendJson(response, {}, 404) : sendJson(response, body);
  });
  const adapter = createShokoAdapter(
    { slug: "shoko", kind: "SHOKO", url: server.url, apiKey: API_KEY },
    createDeps("2031-05-04T12:00:00.000Z"),
  );
  return { adapter, server };
}

/** The check, with its notes in English. */
async function checked(table: Table) {
  const { notes, ...check } = await (await connect(table)).adapter.check();
  return present({ ...check, notes: notes?.map((note) => toCoded(note).message) });
}

async function notesOf(table: Table): Promise<readonly string[] | undefined> {
  return (await checked(table)).notes;
}

describe.each([
  ["v5", V5],
  ["v6", V6],
])("checking Shoko %s", (generation, sound) => {
  it("reports no notes without a problem", async () => {
    expect(await notesOf(sound)).toBeUndefined();
  });

  it.each([
    [
      "12:30:00",
      "AniDB has banned this address until 2031-05-04 23:30 UTC: files cannot be matched meanwhile",
    ],
    [
      "1.00:00:00.1234567",
      "AniDB has banned this address until 2031-05-05 11:00 UTC: files cannot be matched meanwhile",
    ],
    [null, "AniDB has banned this address: files cannot be matched meanwhile"],
    ["00:30:00", "AniDB has banned this address: files cannot be matched meanwhile"],
  ])("reports a ban of %s", async (span, note) => {
    const bans = { UDP: ban(span), HTTP: noBan };
    expect(await notesOf({ ...sound, "/api/v3/AniDB/BanStatus": bans })).toEqual([note]);
  });

  it("distinguishes the ban of the other protocol", async () => {
    const bans = { UDP: noBan, HTTP: ban("02:00:00") };
    expect(await notesOf({ ...sound, "/api/v3/AniDB/BanStatus": bans })).toEqual([
      "AniDB has banned this address until 2031-05-04 13:00 UTC: series cannot be read meanwhile",
    ]);
  });

  it.each([
    ["12:30:00", { until: "2031-05-04T23:30:00.000Z" }],
    [null, {}],
  ])("reports a condition during a ban of %s", async (span, end) => {
    const bans = { UDP: ban(span), HTTP: ban(span) };
    const { conditions, notes } = await checked({ ...sound, "/api/v3/AniDB/BanStatus": bans });
    expect(conditions).toEqual([{ code: "anidb-banned", message: notes?.[0], ...end }]);
    const other = { UDP: noBan, HTTP: ban(span) };
    expect((await checked({ ...sound, "/api/v3/AniDB/BanStatus": other })).conditions).toBe(
      undefined,
    );
  });

  it("reports a condition while the queue is paused", async () => {
    const message = "Shoko's queue is paused: no files are hashed or matched";
    const queue = { ...(sound["/api/v3/Queue"] as object), Running: false };
    expect((await checked({ ...sound, "/api/v3/Queue": queue })).conditions).toEqual([
      { code: "queue-paused", message },
    ]);
  });

  it("reports its folders and reads them once an hour", async () => {
    const { adapter, server } = await connect(sound);
    expect((await adapter.check()).folders).toEqual(["/data/media/anime/"]);
    expect((await adapter.check()).folders).toEqual(["/data/media/anime/"]);
    const asked = server.calls.filter(({ path }) => /(Import|Managed)Folder$/.test(path));
    expect(asked).toHaveLength(generation === "v5" ? 1 : 2);
  });

  it.each([
    [{ HashFileJob: 12, "Get AniDB File": 3 }, "12 files wait to be hashed"],
    [{ "Hash File": 1 }, "1 file waits to be hashed"],
  ])("counts files waiting to be hashed", async (jobs, note) => {
    expect(await notesOf({ ...sound, "/api/v3/Queue/Types": jobs })).toEqual([note]);
  });

  it.each([
    [{ TotalCount: 90, BlockedCount: 3 }, "3 jobs of 90 in Shoko's queue cannot run at the moment"],
    [{ TotalCount: 90, BlockedCount: 0 }, "90 jobs wait in Shoko's queue"],
    [{ TotalCount: 2, Running: false }, "Shoko's queue is paused: no files are hashed or matched"],
    // 5.x reports a pause only by running no job.
    [
      { TotalCount: 3, WaitingCount: 3, CurrentlyExecuting: [] },
      "Shoko's queue is paused: no files are hashed or matched",
    ],
  ])("describes the queue %j", async (queue, note) => {
    expect(await notesOf({ ...sound, "/api/v3/Queue": queue })).toEqual([note]);
  });

  it("reports that no folder is configured", async () => {
    const folders = generation === "v5" ? "/api/v3/ImportFolder" : "/api/v3/ManagedFolder";
    expect(await notesOf({ ...sound, [folders]: [] })).toEqual([
      "no folder is configured in Shoko: it sees no files",
    ]);
  });

  it("omits what it cannot read", async () => {
    const { "/api/v3/Init/Version": version } = sound;
    expect(Object.keys(await checked({ "/api/v3/Init/Version": version }))).toEqual(["version"]);
  });
});

describe("suspensions of Shoko 6.0", () => {
  const suspended = (Name: string, Kind: string, extra: Table = {}) => ({
    Name,
    IsSuspended: true,
    ResumesAt: "2031-05-04T20:00:00Z",
    Suspensions: [{ Kind, Reason: null, ResumesAt: "2031-05-04T20:00:00Z", ...extra }],
  });
  const open = (Name: string) => ({ Name, IsSuspended: false, ResumesAt: null, Suspensions: [] });
  const withSuspensions = (...providers: readonly Table[]) => ({
    ...V6,
    "/api/v3/Suspension": providers,
  });

  it("takes bans from them where they exist", async () => {
    const table = withSuspensions(suspended("AniDB UDP", "Banned"), open("AniDB HTTP"));
    const { adapter, server } = await connect(table);
    const message =
      "AniDB has banned this address until 2031-05-04 20:00 UTC: files cannot be matched meanwhile";
    expect(await adapter.check()).toMatchObject({
      notes: [
        {
          code: "ANIDB_BAN",
          params: { missing: "matches", until: "2031-05-04T20:00:00.000Z" },
        },
      ],
      conditions: [{ code: "anidb-banned", message, until: "2031-05-04T20:00:00.000Z" }],
    });
    expect(server.calls.some(({ path }) => path.endsWith("BanStatus"))).toBe(false);
  });

  it.each([
    ["Maintenance", {}, "AniDB is down for maintenance"],
    ["Other", { Reason: "a plugin says so" }, "a plugin says so"],
    ["Unheard", {}, "no reason is given"],
  ])("reports %s as a note and not as a ban", async (kind, extra, words) => {
    const { notes, conditions } = await checked(
      withSuspensions(open("AniList"), suspended("AniDB HTTP", kind, extra)),
    );
    expect(notes).toEqual([
      `requests to AniDB are held back (${words}): series cannot be read meanwhile`,
    ]);
    expect(conditions).toBeUndefined();
  });

  it("reads the ban status of builds without them, and asks once", async () => {
    const { adapter, server } = await connect({
      ...V6,
      "/api/v3/AniDB/BanStatus": { UDP: ban("12:00:00"), HTTP: noBan },
    });
    expect(await adapter.check()).toMatchObject({ conditions: [{ code: "anidb-banned" }] });
    await adapter.check();
    expect(server.calls.filter(({ path }) => path.endsWith("Suspension"))).toHaveLength(1);
  });
});
