import { expect, it } from "vitest";
import type { ServiceKind } from "../../server/domain/service-kind.ts";
import { findDataSharers } from "../../server/integrations/download-client/common/removal.ts";
import { createIntegration } from "../../server/integrations/registry.ts";

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** A service's answers: JSON with 200, or only a status. */
type Answer = (asked: Asked) => unknown;

function open(kind: ServiceKind, answer: Answer) {
  const asked: Asked[] = [];
  const integration = createIntegration(
    {
      slug: kind.toLowerCase(),
      kind,
      url: "http://127.0.0.1:9",
      apiKey: "a-key",
      username: "u",
      password: "p",
    },
    {
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        const sent = init?.body;
        const body =
          sent instanceof URLSearchParams ? sent.toString() : typeof sent === "string" ? sent : "";
        const call = {
          method: init?.method ?? "GET",
          path: url.pathname,
          query: url.searchParams,
          body,
        };
        asked.push(call);
        const result = answer(call);
        if (typeof result === "number") return new Response(null, { status: result });
        return typeof result === "string" ? new Response(result) : Response.json(result);
      },
      now: () => new Date("2031-01-01T00:00:00Z"),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
      signal: new AbortController().signal,
    },
  );
  const calls = () => asked.map(({ method, path }) => `${method} ${path}`);
  return { removal: integration.removal ?? {}, asked, calls };
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("it cannot do that");
  return value;
}

const HASH = "a".repeat(40);
const OTHER = "b".repeat(40);

it("distinguishes a cross-seed in the same location from a download beside it", () => {
  const own = { id: "1", name: "Pack", path: "/dl/Pack", files: ["/dl/Pack/one.mkv"] };
  const at = (id: string, path: string | null) => ({ id, name: id, path, files: null });
  const all = [
    own,
    at("same place", "/dl/Pack/"),
    at("one of its files", "/dl/pack/One.mkv"),
    at("other file in it", "/dl/Pack/two.mkv"),
    at("neighbour", "/dl/Packs"),
    at("unknown", null),
  ];
  expect(findDataSharers(own, all).map(({ id }) => id)).toEqual(["same place", "one of its files"]);
  const file = { id: "2", name: "File", path: "/dl/Pack/one.mkv", files: null };
  expect(findDataSharers(file, [at("the pack", "/dl/Pack")]).map(({ id }) => id)).toEqual([
    "the pack",
  ]);
});

it("treats a download in a folder of the pack as a cross-seed", () => {
  const at = (path: string) => ({ id: path, name: path, path, files: null });
  const own = { ...at("/dl/Pack"), files: ["/dl/Pack/Season 1/one.mkv"] };
  const all = [own, at("/dl/Pack/Season 1"), at("/dl/Pack/Season 2")];
  expect(findDataSharers(own, all).map(({ id }) => id)).toEqual(["/dl/Pack/Season 1"]);
  // Its own files are unknown.
  expect(findDataSharers({ ...own, files: null }, all)).toHaveLength(2);
});

it("qBittorrent: reports downloads with an unknown location, except those without data", async () => {
  const info = (own: object, other: object) =>
    must(
      open("QBITTORRENT", ({ path }) => {
        const base = { save_path: "/dl", content_path: "/dl/Pack" };
        if (path === "/api/v2/torrents/info")
          return [
            { ...base, hash: HASH, name: "Own", ...own },
            { ...base, hash: OTHER, name: "Else", content_path: "/dl/Else", ...other },
          ];
        return path === "/api/v2/torrents/files" ? [] : "";
      }).removal.client,
    ).find([HASH]);
  expect(await info({}, {})).toMatchObject([{ unlocated: null }]);
  expect(await info({ content_path: "Pack" }, {})).toMatchObject([{ unlocated: "Own" }]);
  expect(await info({}, { content_path: "Else" })).toMatchObject([{ unlocated: "Else" }]);
  const bare = { content_path: "", state: "metaDL" };
  expect(await info({}, bare)).toMatchObject([{ unlocated: null }]);
  expect(await info(bare, { content_path: "Else" })).toMatchObject([{ unlocated: null }]);
});

it("qBittorrent: finds hybrid torrents by either id, and deletes with data by its own", async () => {
  const { removal, asked } = open("QBITTORRENT", ({ path }) => {
    if (path === "/api/v2/torrents/info")
      return [
        {
          hash: OTHER,
          infohash_v1: HASH.toUpperCase(),
          name: "Pack",
          total_size: 7,
          save_path: "/dl",
          content_path: "/dl/Pack",
        },
        { hash: "c".repeat(40), name: "Twin", save_path: "/dl", content_path: "/dl/Pack" },
      ];
    if (path === "/api/v2/torrents/files")
      return [{ name: "Pack/S01E01.mkv", size: 7, progress: 1, priority: 1 }];
    return "";
  });
  const client = must(removal.client);
  expect(await client.find([HASH.toUpperCase()])).toEqual([
    {
      ids: [OTHER, HASH],
      name: "Pack",
      size: 7,
      files: ["Pack/S01E01.mkv"],
      sharesDataWith: [{ id: "c".repeat(40), name: "Twin" }],
      unlocated: null,
    },
  ]);
  await client.remove(OTHER);
  expect(asked.at(-1)).toMatchObject({
    method: "POST",
    path: "/api/v2/torrents/delete",
    body: `hashes=${OTHER}&deleteFiles=true`,
  });
});

it("Transmission: lists all torrents to find cross-seeds, and deletes with the local data", async () => {
  const { removal, asked } = open("TRANSMISSION", ({ body }) =>
    JSON.parse(body).method === "torrent-get"
      ? {
          result: "success",
          arguments: {
            torrents: [
              {
                hashString: HASH,
                name: "Pack",
                totalSize: 7,
                downloadDir: "/dl",
                files: [{ name: "Pack/a.mkv" }],
              },
              { hashString: OTHER, name: "Pack", totalSize: 7, downloadDir: "/dl", files: [] },
              {
                hashString: "d".repeat(40),
                name: "Else",
                totalSize: 7,
                downloadDir: "/dl",
                files: [],
              },
            ],
          },
        }
      : { result: "success", arguments: {} },
  );
  const client = must(removal.client);
  expect(await client.find([HASH.toUpperCase(), "SABnzbd_nzo_x"])).toEqual([
    {
      ids: [HASH],
      name: "Pack",
      size: 7,
      files: ["Pack/a.mkv"],
      sharesDataWith: [{ id: OTHER, name: "Pack" }],
      unlocated: null,
    },
  ]);
  await client.remove(HASH);
  expect(JSON.parse(asked.at(-1)?.body ?? "")).toEqual({
    method: "torrent-remove",
    arguments: { ids: [HASH], "delete-local-data": true },
  });
});

it("Deluge: deletes with data, and only existing torrents", async () => {
  const has = new Set([HASH]);
  const { removal, asked } = open("DELUGE", ({ body }) => {
    const { method, params } = JSON.parse(body);
    const result = (value: unknown) => ({ result: value, error: null, id: 1 });
    if (method === "core.get_torrents_status")
      return result(
        Object.fromEntries(
          [...has].map((hash) => [
            hash,
            { name: "Pack", total_size: 7, save_path: "/dl", files: [{ path: "Pack/a.mkv" }] },
          ]),
        ),
      );
    if (method === "core.remove_torrent") has.delete(params[0]);
    return result(true);
  });
  const client = must(removal.client);
  expect(await client.find([HASH])).toMatchObject([{ ids: [HASH], files: ["Pack/a.mkv"] }]);
  await client.remove(HASH);
  await client.remove(HASH);
  const removed = asked
    .map(({ body }) => JSON.parse(body))
    .filter(({ method }) => method === "core.remove_torrent");
  expect(removed).toMatchObject([{ params: [HASH, true] }]);
});

it("SABnzbd: finds a job in its queue and history, and keeps its key out of the address", async () => {
  const id = "SABnzbd_nzo_abc123";
  const { removal, asked } = open("SABNZBD", ({ body }) => {
    const form = new URLSearchParams(body);
    if (form.get("name") === "delete") return { status: true };
    if (form.get("mode") === "queue")
      return { queue: { version: "4.3", paused: false, kbpersec: "0", slots: [] } };
    return { history: { slots: [{ nzo_id: id, name: "Pack", status: "Completed", bytes: 7 }] } };
  });
  const client = must(removal.client);
  expect(await client.find([id.toLowerCase(), HASH])).toMatchObject([{ ids: [id], size: 7 }]);
  await client.remove(id);
  const last = new URLSearchParams(asked.at(-1)?.body);
  expect(Object.fromEntries(last)).toMatchObject({
    mode: "history",
    name: "delete",
    value: id,
    del_files: "1",
  });
  expect(asked.every(({ query }) => [...query].length === 0)).toBe(true);
});

it("NZBGet: deletes a job by its number, whatever id the arr assigned", async () => {
  const group = {
    NZBID: 5,
    NZBName: "Pack",
    Status: "DOWNLOADING",
    FileSizeLo: 7,
    FileSizeHi: 0,
    RemainingSizeLo: 0,
    RemainingSizeHi: 0,
    PausedSizeLo: 0,
    PausedSizeHi: 0,
    ActiveDownloads: 1,
    Parameters: [{ Name: "drone", Value: "f".repeat(32) }],
  };
  const { removal, asked } = open("NZBGET", ({ body }) => {
    const { method } = JSON.parse(body);
    return { result: method === "listgroups" ? [group] : method === "history" ? [] : true };
  });
  const client = must(removal.client);
  expect(await client.find(["F".repeat(32)])).toMatchObject([{ ids: ["f".repeat(32)], size: 7 }]);
  await client.remove("f".repeat(32));
  expect(JSON.parse(asked.at(-1)?.body ?? "")).toMatchObject({
    method: "editqueue",
    params: ["GroupFinalDelete", "", [5]],
  });
});

const MOVIE = { mediaType: "MOVIE", title: "Movie", is4k: false, tmdbId: 99 } as const;

it("Seerr: ignores a request with the same id for another title", async () => {
  const row = { id: 7, status: 2, type: "movie", is4k: false, media: { id: 3, tmdbId: 99 } };
  const find = (given: object) =>
    must(open("SEERR", () => ({ ...row, ...given })).removal.requests).findRequest("7", MOVIE);
  expect(await find({})).toEqual({ id: "7", is4k: false, mediaId: 3 });
  expect(await find({ type: "tv" })).toBeNull();
  expect(await find({ is4k: true })).toBeNull();
  expect(await find({ media: { id: 3, tmdbId: 98 } })).toBeNull();
  expect(await find({ type: undefined, media: { id: 3 } })).toMatchObject({ mediaId: 3 });
});

it("Seerr: treats a missing request as gone only when Seerr itself answers", async () => {
  const isSeerr = open("SEERR", ({ path }) =>
    path === "/api/v1/status" ? { version: "3.4.0" } : 404,
  );
  expect(await must(isSeerr.removal.requests).findRequest("7", MOVIE)).toBeNull();
  const isNothing = open("SEERR", () => 404);
  await expect(must(isNothing.removal.requests).findRequest("7", MOVIE)).rejects.toMatchObject({
    code: "not-found",
  });
});

it("Seerr: reads all users' requests for a title from the full list, without declined ones", async () => {
  const row = (id: number, status: number, mediaId = 3, is4k = false) => ({
    id,
    status,
    is4k,
    requestedBy: { displayName: `person ${id}` },
    seasons: [{ seasonNumber: id }],
    media: { id: mediaId },
  });
  const { removal, calls } = open("SEERR", ({ path }) =>
    path === "/api/v1/tv/99"
      ? {
          mediaInfo: {
            id: 3,
            status: 4,
            status4k: 1,
            seasons: [{ seasonNumber: 1, status: 5, status4k: 1 }],
          },
        }
      : {
          pageInfo: { results: 4 },
          results: [row(1, 2), row(2, 5, 3, true), row(3, 3), row(4, 2, 8)],
        },
  );
  const requests = must(removal.requests);
  const target = { mediaType: "TV", title: "Show", is4k: false, tmdbId: 99 } as const;
  expect(await requests.findMedia(target)).toEqual({
    id: 3,
    status: 4,
    status4k: 1,
    seasons: [{ number: 1, status: 5, status4k: 1 }],
    requests: [
      { id: "1", is4k: false, seasons: [1], by: "person 1" },
      { id: "2", is4k: true, seasons: [2], by: "person 2" },
    ],
  });
  await requests.withdraw("1");
  await requests.forgetMedia(3);
  await requests.resetMedia(3, true);
  await requests.recheck();
  expect(calls().slice(-4)).toEqual([
    "DELETE /api/v1/request/1",
    "DELETE /api/v1/media/3",
    "POST /api/v1/media/3/unknown",
    "POST /api/v1/settings/jobs/availability-sync/run",
  ]);
});

it("Shoko: reports a folder without readable files as unreachable only if other files are missing too", async () => {
  const file = (id: number, folder: number, isAccessible: boolean) => ({
    ID: id,
    Size: 1,
    Locations: [{ ImportFolderID: folder, RelativePath: `${id}.mkv`, IsAccessible: isAccessible }],
  });
  const { removal, asked } = open("SHOKO", ({ path }) => {
    if (path === "/api/v3/ImportFolder")
      return [1, 2, 3, 4].map((id) => ({
        ID: id,
        Name: `folder ${id}`,
        Path: `/${id}`,
        Size: id === 4 ? 0 : 2,
      }));
    if (path === "/api/v3/File")
      return {
        Total: 6,
        List: [
          file(10, 1, false),
          file(11, 1, true),
          file(20, 2, false),
          file(21, 2, false),
          file(30, 3, false),
        ],
      };
    return {};
  });
  const shoko = must(removal.matching);
  expect(await shoko.listUnreachable(new Set([10, 30]))).toEqual(["folder 2"]);
  expect(await shoko.listUnreachable(new Set([10, 20, 21, 30]))).toEqual([]);
  await shoko.removeMissing();
  expect(asked.at(-1)).toMatchObject({
    method: "GET",
    path: "/api/v3/Action/RemoveMissingFiles/false",
  });
});

it("Radarr: lists other titles of a download, and removes it from the queue without a new search", async () => {
  const queue = [
    {
      id: 900,
      movieId: 5,
      downloadId: HASH.toUpperCase(),
      title: "Pack",
      movie: { id: 5, title: "Five" },
    },
  ];
  const { removal, asked } = open("RADARR", ({ path, method, query }) => {
    if (path === "/api/v3/queue/details") return queue;
    if (path === "/api/v3/history" && query.get("downloadId") === HASH.toUpperCase()) {
      const own = { movieId: 5, downloadId: HASH.toUpperCase(), movie: { title: "Five" } };
      const past = [
        ...Array.from({ length: 120 }, () => own),
        { ...own, movieId: 6, movie: { title: "Six" } },
      ];
      const from = (Number(query.get("page")) - 1) * 100;
      return { totalRecords: past.length, records: past.slice(from, from + 100) };
    }
    if (path === "/api/v3/history") return { totalRecords: 0, records: [] };
    return method === "DELETE" ? {} : [];
  });
  const arr = must(removal.arr);
  expect(await arr.listOthers([HASH.toUpperCase()], 5)).toEqual([
    { downloadId: HASH.toUpperCase(), title: "Six" },
  ]);
  // In lower case, as the tracker stores ids.
  expect(await arr.listOthers([HASH], 5)).toEqual([{ downloadId: HASH, title: "Six" }]);
  expect(await arr.removeDownload(OTHER)).toBe(false);
  expect(await arr.removeDownload(HASH)).toBe(true);
  const last = asked.at(-1);
  expect(last).toMatchObject({ method: "DELETE", path: "/api/v3/queue/900" });
  expect(Object.fromEntries(last?.query ?? [])).toEqual({
    removeFromClient: "true",
    blocklist: "false",
    skipRedownload: "true",
    changeCategory: "false",
  });
});

it("Sonarr: ignores another series with the same id, and other results of a search by public id", async () => {
  const { removal } = open("SONARR", ({ path, query }) => {
    const foreign = { id: 7, title: "Foreign", tvdbId: 1, tmdbId: 2 };
    if (path === "/api/v3/series/7") return foreign;
    if (path !== "/api/v3/series") return [];
    return query.get("tvdbId") === "100"
      ? [{ id: 9, title: "Show", tvdbId: 100, tmdbId: 2 }]
      : [foreign];
  });
  const arr = must(removal.arr);
  const target = { mediaType: "TV", title: "Show", is4k: false, arrId: 7 } as const;
  expect(await arr.find({ ...target, tvdbId: 100, tmdbId: 2 })).toMatchObject({ id: 9 });
  expect(await arr.find({ ...target, tvdbId: 200 })).toBeNull();
  expect(await arr.find({ ...target, tmdbId: 3 })).toBeNull();
  expect(await arr.find(target)).toMatchObject({ id: 7, tvdbId: 1, tmdbId: 2 });
});

it("Radarr: ignores another movie with the same id, and other results of a search by public id", async () => {
  const { removal } = open("RADARR", ({ path }) => {
    const foreign = { id: 7, title: "Foreign", tmdbId: 2 };
    if (path === "/api/v3/movie/7") return foreign;
    return path === "/api/v3/movie" ? [foreign] : [];
  });
  const arr = must(removal.arr);
  const target = { mediaType: "MOVIE", title: "Movie", is4k: false, arrId: 7 } as const;
  expect(await arr.find({ ...target, tmdbId: 3 })).toBeNull();
  expect(await arr.find({ ...target, tmdbId: 2 })).toMatchObject({ id: 7, tmdbId: 2 });
});
