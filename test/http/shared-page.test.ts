import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stateName as clientName } from "../../client/wording/state.ts";
import { stateName } from "../../server/domain/state-name.ts";
import { STATES } from "../../server/domain/state.ts";
import { drawBadge } from "../../server/http/badge.ts";
import { openFrontDoor, type FrontDoor, type FrontDoorOptions } from "../support/front-door.ts";

const COUNTS = { total: 12, aired: 12, available: 3, downloading: 2, approved: 7 };

async function openShared(options: FrontDoorOptions = {}) {
  const clientDir = mkdtempSync(join(tmpdir(), "client-"));
  writeFileSync(join(clientDir, "index.html"), "<!doctype html><head></head><body></body>");
  const door = await openFrontDoor({ clientDir, ...options });
  const { id } = await door.make.request({
    title: "Ferry & <Tides>",
    mediaType: "TV",
    state: "DOWNLOADING",
    progress: 0.649,
    counts: JSON.stringify(COUNTS),
  });
  return { door, id };
}

async function share(door: FrontDoor, requestId: string, expiresAt: Date | null = null) {
  const { data, errors } = await door.query(
    `mutation ($requestId: ID!, $expiresAt: DateTime) {
      createShareLink(requestId: $requestId, expiresAt: $expiresAt) { id url badgeUrl }
    }`,
    { requestId, expiresAt },
  );
  expect(errors).toBeUndefined();
  const link = data.createShareLink as { id: string; url: string; badgeUrl: string };
  const { origin } = new URL(door.url);
  return { id: link.id, url: `${origin}${link.url}`, badgeUrl: `${origin}${link.badgeUrl}` };
}

it.each(["", "/tracker"])(
  "serves the page of a link without a session below %j, for no cache and no search engine",
  async (basePath) => {
    const { door, id } = await openShared({ config: { basePath } });
    const { url } = await share(door, id);
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<base href="${basePath}/">`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow, noarchive",
      "content-type": "text/html; charset=utf-8",
    });
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await fetch(url, { method: "POST" })).status).toBe(405);
  },
);

it("answers 404 with the page and a badge to a link that is unknown, revoked or expired", async () => {
  let now = new Date();
  const { door, id } = await openShared({
    clock: { now: () => now, after: () => () => undefined },
  });
  const revoked = await share(door, id);
  await door.query("mutation ($id: ID!) { revokeShareLink(id: $id) }", { id: revoked.id });
  const expired = await share(door, id, new Date(now.getTime() + 60_000));
  expect((await fetch(expired.url)).status).toBe(200);
  now = new Date(now.getTime() + 61_000);
  for (const url of [revoked.url, expired.url, `${door.url}/s/unknown`]) {
    const page = await fetch(url);
    expect([page.status, page.headers.get("cache-control")]).toEqual([404, "no-store"]);
    expect(await page.text()).toContain("<base");
    const badge = await fetch(`${url}/badge.svg`);
    expect([badge.status, badge.headers.get("content-type")]).toEqual([
      404,
      "image/svg+xml; charset=utf-8",
    ]);
    expect(await badge.text()).toContain("link not valid");
  }
});

it("draws a badge with the title, the state and the episodes that are ready", async () => {
  const { door, id } = await openShared();
  const { badgeUrl } = await share(door, id);
  const response = await fetch(badgeUrl);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("public, max-age=30");
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
  const svg = await response.text();
  expect(svg).toContain("<title>Ferry &amp; &lt;Tides&gt;: Downloading 64 % · 3 of 12</title>");
  expect(svg).not.toContain("<Tides>");
});

it("draws one line of well-formed XML, whatever the title is", () => {
  const movie = {
    mediaType: "MOVIE",
    state: "AVAILABLE",
    progress: 1,
    available: 0,
    total: 0,
  } as const;
  const long = drawBadge({ ...movie, title: "リコリス・リコイル ".repeat(20) });
  expect(long).toContain("…: Ready</title>");
  const odd = drawBadge({ ...movie, title: 'A\u0000\u202E"B\uD800 &' });
  expect(odd).toContain("<title>A  &quot;B  &amp;: Ready</title>");
  for (const sign of ["\n", "\u0000", "\u202E"]) expect(odd).not.toContain(sign);
});

it("names the states as the client does", () => {
  for (const of of ["MOVIE", "TV"] as const)
    expect(STATES.map((state) => stateName(state, of))).toEqual(
      STATES.map((state) => clientName(state, of)),
    );
});
