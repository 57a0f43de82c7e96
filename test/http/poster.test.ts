import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPosterDownload } from "../../server/integrations/artwork/download.ts";
import { createFileCache } from "../../server/store/file-cache.ts";
import { createPosters } from "../../server/tracking/services/poster.ts";
import { makeDatabaseFolder } from "../support/database.ts";
import { openFrontDoor, type FrontDoorOptions } from "../support/front-door.ts";
import { createManualClock } from "../support/manual-clock.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and what follows", "latin1");
const TMDB = "https://image.tmdb.org/t/p/original/a.jpg";
const MAX_BYTES = 3 * 2 ** 20;

/** Answers instead of all sites. */
async function startSite(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.headers["x-site"]?.toString() ?? ""}${req.url ?? ""}`);
    answer(req, res);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const reach: typeof fetch = (input, init) => {
    const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), "x-site": hostname };
    return fetch(`http://127.0.0.1:${port}${pathname}`, { ...init, headers });
  };
  return { asked, reach };
}

async function openDoor(
  answer: RequestListener,
  { maxBytes = 2 ** 20, ...options }: FrontDoorOptions & { readonly maxBytes?: number } = {},
) {
  const site = await startSite(answer);
  const folder = join(makeDatabaseFolder(), "posters");
  const clock = createManualClock();
  const open = () =>
    createPosters({
      download: createPosterDownload(site.reach),
      cache: createFileCache(folder, maxBytes),
      clock,
    });
  const door = await openFrontDoor({ posters: open(), ...options });
  async function linkOf(posterUrl: string): Promise<string | null> {
    const { id } = await door.make.request({ posterUrl });
    const { data } = await door.query(`query ($id: ID!) { request(id: $id) { posterUrl } }`, {
      id,
    });
    return data.request.posterUrl;
  }
  const get = (path: string | null, init?: RequestInit) =>
    fetch(new URL(path ?? "/no-poster", door.url), init);
  return { door, site, folder, clock, open, linkOf, get };
}

describe("a poster", () => {
  it("is fetched once in the size of a card, kept on disk, and cached by browsers", async () => {
    const { door, site, folder, open, linkOf, get } = await openDoor((_req, res) => res.end(PNG));
    const link = await linkOf(TMDB);
    expect(link).toMatch(/^\/api\/posters\/[\w-]{22}\/[\w-]+$/);
    // Of many browsers at once, and signed in or not: a shared page shows it too.
    const answers = await Promise.all([1, 2, 3].map(() => get(link)));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/png");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cache-control")).toBe("public, max-age=2592000");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    }
    const etag = answers[0]?.headers.get("etag") ?? "";
    expect((await get(link, { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect(site.asked).toEqual(["image.tmdb.org/t/p/w342/a.jpg"]);

    // The next process has it too.
    const again = await openFrontDoor({ posters: open(), store: door.store });
    expect((await fetch(new URL(link ?? "", again.url))).status).toBe(200);
    expect(site.asked).toHaveLength(1);
    const [file = ""] = readdirSync(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it("is fetched once in each width that is asked for", async () => {
    const { site, folder, linkOf, get } = await openDoor((_req, res) => res.end(PNG));
    const link = (await linkOf(TMDB)) ?? "";
    const etags = new Set<string | null>();
    for (const width of ["150", "154", "900", "5000", "junk"]) {
      const answer = await get(`${link}?width=${width}`);
      expect(answer.status).toBe(200);
      etags.add(answer.headers.get("etag"));
    }
    expect(site.asked.map((path) => /w\d+/.exec(path)?.[0])).toEqual(["w154", "w1280", "w342"]);
    expect(etags.size).toBe(3);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it("has a link under the base path, on the shared page and for a deletion too", async () => {
    const { linkOf } = await openDoor((_req, res) => res.end(PNG), {
      config: { basePath: "/tracker" },
    });
    expect(await linkOf(TMDB)).toMatch(/^\/tracker\/api\/posters\//);
    expect(await linkOf("https://evil.example/a.jpg")).toBeNull();
  });

  it("is fetched for no link that the tracker did not sign", async () => {
    const { site, linkOf, get } = await openDoor((_req, res) => res.end(PNG));
    const [, , , signature = "", source = ""] = (await linkOf(TMDB))?.split("/") ?? [];
    const other = Buffer.from("image.tmdb.org:/t/p/w342/other.jpg").toString("base64url");
    const changed = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const path of [
      `/api/posters/${signature}/${other}`,
      `/api/posters/${changed}/${source}`,
      `/api/posters/${signature.slice(1)}/${source}`,
      `/api/posters/${signature}`,
    ])
      expect((await get(path)).status, path).toBe(404);
    expect((await get(`/api/posters/${signature}/${source}`, { method: "POST" })).status).toBe(405);
    expect(site.asked).toEqual([]);
  });

  it.each<[string, RequestListener]>([
    ["an SVG", (_req, res) => res.setHeader("Content-Type", "image/png").end("<svg></svg>")],
    ["a page", (_req, res) => res.setHeader("Content-Type", "image/png").end("<!doctype html>")],
    ["too large", (_req, res) => res.end(Buffer.concat([PNG, Buffer.alloc(MAX_BYTES)]))],
    [
      "announced as too large",
      (_req, res) => res.setHeader("Content-Length", MAX_BYTES + 1).write(PNG),
    ],
    [
      "a redirect, even to a picture",
      ({ url }, res) =>
        url === "/picture" ? res.end(PNG) : res.writeHead(302, { Location: "/picture" }).end(),
    ],
    ["not found", (_req, res) => res.writeHead(404).end(PNG)],
    ["cut off", (req) => req.socket.destroy()],
  ])("that is %s is none, and not asked for again for ten minutes", async (_name, answer) => {
    const { site, folder, clock, linkOf, get } = await openDoor(answer);
    const link = await linkOf(TMDB);
    expect((await get(link)).status).toBe(404);
    expect(readdirSync(folder)).toEqual([]);
    const refused = await get(link);
    expect(refused.status).toBe(404);
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(site.asked).toHaveLength(1);
    await clock.advance(10 * 60_000);
    expect((await get(link)).status).toBe(404);
    expect(site.asked).toHaveLength(2);
  });

  it("that says no length and does not end is read no further than it may be", async () => {
    const part = Buffer.alloc(64 * 2 ** 10);
    const all = 64 * 2 ** 20;
    let sent = 0;
    const { folder, linkOf, get } = await openDoor((_req, res) => {
      res.write(PNG);
      const pump = () => {
        while (sent < all) {
          sent += part.length;
          if (!res.write(part)) return void res.once("drain", pump);
        }
        res.end();
      };
      pump();
    });
    expect((await get(await linkOf(TMDB))).status).toBe(404);
    // What fills the buffers of the socket is sent, too.
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(all / 2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of TheTVDB is its thumbnail, or the picture where there is none", async () => {
    const { site, linkOf, get } = await openDoor((req, res) =>
      req.url?.includes("_t.") === true ? res.writeHead(404).end() : res.end(PNG),
    );
    const link = await linkOf("https://artworks.thetvdb.com/banners/posters/1-1.jpg");
    expect((await get(link)).status).toBe(200);
    expect(site.asked).toEqual([
      "artworks.thetvdb.com/banners/posters/1-1_t.jpg",
      "artworks.thetvdb.com/banners/posters/1-1.jpg",
    ]);
  });

  it("gives way when others need the space, the one that was shown longest ago first", async () => {
    const { site, folder, linkOf, get } = await openDoor((_req, res) => res.end(PNG), {
      maxBytes: 2 * PNG.byteLength,
    });
    const [a, b, c] = await Promise.all(
      ["a", "b", "c"].map((name) => linkOf(TMDB.replace("a.jpg", `${name}.jpg`))),
    );
    for (const link of [a, b, a, c] as const) expect((await get(link ?? null)).status).toBe(200);
    await expect.poll(() => readdirSync(folder)).toHaveLength(2);
    for (const link of [a, b] as const) expect((await get(link ?? null)).status).toBe(200);
    expect(site.asked.map((path) => path.slice(-5))).toEqual(["a.jpg", "b.jpg", "c.jpg", "b.jpg"]);
  });

  it("is fetched by six downloads at once, of however many browsers", async () => {
    const open: (() => void)[] = [];
    let most = 0;
    const { linkOf, get } = await openDoor((_req, res) => {
      open.push(() => res.end(PNG));
      most = Math.max(most, open.length);
    });
    const links: (string | null)[] = [];
    for (let index = 0; index < 20; index += 1)
      links.push(await linkOf(TMDB.replace("a.jpg", `${index}.jpg`)));
    const answers = Promise.all(links.map((link) => get(link)));
    for (let done = 0; done < 20; done += 1) {
      await expect.poll(() => open.length).toBeGreaterThan(0);
      open.shift()?.();
    }
    expect((await answers).map(({ status }) => status)).toEqual(links.map(() => 200));
    expect(most).toBe(6);
  });
});
