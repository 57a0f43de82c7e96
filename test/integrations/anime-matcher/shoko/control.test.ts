import { expect, it } from "vitest";
import { createShokoAdapter } from "../../../../server/integrations/anime-matcher/shoko/adapter.ts";
import { connectionTo, createFakeShoko, depsFor } from "./fake-shoko.ts";

function setUp(extra: Parameters<typeof connectionTo>[0] = {}) {
  const fake = createFakeShoko();
  const adapter = createShokoAdapter(connectionTo(extra), depsFor(fake.fetch).deps);
  const { matching, removal } = adapter;
  return {
    fake,
    rescan: async (...ids: readonly number[]) => matching?.rescan(ids),
    scan: async (...paths: readonly string[]) => matching?.scanFolders(paths),
    removeMissing: async () => removal?.matching?.removeMissing(),
    /** Calls that do something. */
    done: () =>
      fake.calls
        .filter(({ method, path }) => method !== "GET" || /Scan$|RemoveMissing/.test(path))
        .map(({ method, path, query }) => `${method} ${path}?${query.toString()}`),
  };
}

it("asks AniDB again about each file, ahead of other jobs", async () => {
  const { fake, rescan } = setUp();
  fake.answers.byId = (id) => ({ ID: Number(id) });

  await rescan(5, 6, 5);

  expect(fake.calls.map(({ method, path, query }) => [method, path, query.toString()])).toEqual([
    ["POST", "/api/v3/File/5/Rescan", "priority=true"],
    ["POST", "/api/v3/File/6/Rescan", "priority=true"],
  ]);
});

it("rejects only when none of the files exists", async () => {
  const { fake, rescan } = setUp();
  fake.answers.byId = (id) => (id === "5" ? { ID: 5 } : null);

  await rescan(4, 5);
  await expect(rescan(4)).rejects.toMatchObject({ code: "not-found" });
});

it("reports a wrong key", async () => {
  await expect(setUp({ apiKey: "another" }).rescan(5)).rejects.toMatchObject({ code: "auth" });
});

it("scans the folder that may hold the file, and all of them where the mounts differ", async () => {
  const { fake, scan, done } = setUp();
  fake.answers.folders = ["/data/media/anime/shows/", "/data/media/anime/movies/"];

  await scan("/data/media/anime/movies/Kumo/Kumo.mkv");
  expect(done()).toEqual(["GET /api/v3/ImportFolder/2/Scan?"]);
  await scan("/elsewhere/Kumo.mkv");
  expect(done().slice(1)).toEqual([
    "GET /api/v3/ImportFolder/1/Scan?",
    "GET /api/v3/ImportFolder/2/Scan?",
  ]);
  fake.answers.folders = [];
  await expect(scan("/anime/Kumo.mkv")).rejects.toMatchObject({ code: "not-found" });
});

it("scans only for new files where Shoko can", async () => {
  const { fake, scan, done } = setUp();
  fake.answers.folderName = "ManagedFolder";

  await scan("/data/media/anime/Kumo/01.mkv");

  expect(done()).toEqual(["GET /api/v3/ManagedFolder/1/Scan?onlyNewFiles=true&priority=true"]);
});

it.each([
  ["5.3", "ImportFolder", [], "GET /api/v3/Action/RemoveMissingFiles/false?"],
  [
    "6.0",
    "ManagedFolder",
    [
      { ID: "a1", Name: "Remove Missing Files" },
      { ID: "b2", Name: "Remove Missing Files (No MyList Sync)" },
    ],
    "POST /api/v3/Action/b2?",
  ],
  ["an early 6.0", "ManagedFolder", [], "GET /api/v3/Action/RemoveMissingFiles/false?"],
] as const)("removes missing files in %s", async (_name, folderName, actions, call) => {
  const { fake, removeMissing, done } = setUp();
  Object.assign(fake.answers, { folderName, actions });

  await removeMissing();

  expect(done()).toEqual([call]);
});
