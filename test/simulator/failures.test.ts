import { afterEach, beforeEach, expect, it } from "vitest";
import { createClient } from "../../simulator/client.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { playDemo } from "../../simulator/stories/demo.ts";
import { A4_PACK } from "../../simulator/stories/happy-path.ts";
import { request } from "../../simulator/world/request.ts";

let stack: Stack;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  stack = await startStack({ speed: 400, tickMs: 5, seed: 7 });
  stack.connectTracker(receiver.target);
});
afterEach(async () => {
  await stack.stop();
  await receiver.stop();
});

/** Season and number of each imported file, in order of arrival. */
function importedEpisodes(): number[] {
  return receiver.received.flatMap(({ body }) => {
    const { episodeFile, episodes } = body as {
      episodeFile?: object;
      episodes?: { episodeNumber: number }[];
    };
    return episodeFile ? (episodes ?? []).map(({ episodeNumber }) => episodeNumber) : [];
  });
}

const IN_ORDER = Array.from({ length: 12 }, (_, index) => index + 1);

it("loses, duplicates and reorders webhooks of one app and leaves the others alone", async () => {
  stack.failures.webhook.sonarr.double = 1;
  stack.failures.webhook.seerr.lose = 1;
  await stack.play(A4_PACK);
  expect(importedEpisodes()).toEqual(IN_ORDER.flatMap((number) => [number, number]));
  expect(receiver.received.some(({ slug }) => slug === "seerr")).toBe(false);
  expect(receiver.received.some(({ slug }) => slug === "jellyfin")).toBe(true);
});

it("reorders without losing any", async () => {
  stack.failures.webhook.sonarr.reorder = 0.5;
  await stack.play(A4_PACK);
  const arrived = importedEpisodes();
  expect(arrived).not.toEqual(IN_ORDER);
  expect(arrived.toSorted((a, b) => a - b)).toEqual(IN_ORDER);
});

it("simulates each failure of a service, and recovers", async () => {
  const { failures, urls, world } = stack;
  request(world, { title: A4_PACK.title, isAutomatic: true });
  const key = stack.env()["SONARR_API_KEY"] ?? "";
  const series = () =>
    fetch(`${urls.sonarr}/api/v3/series`, {
      headers: { "X-Api-Key": key },
      signal: AbortSignal.timeout(300),
    });
  failures.service.sonarr.errorRate = 1;
  expect((await series()).status).toBe(500);
  failures.clear();
  failures.service.sonarr.wrongAnswer = "empty";
  expect(await (await series()).json()).toEqual([]);
  failures.service.sonarr.wrongAnswer = "html";
  expect((await series()).headers.get("content-type")).toBe("text/html");
  failures.service.sonarr.wrongAnswer = "broken";
  await expect((await series()).json()).rejects.toThrow(SyntaxError);
  failures.clear();
  failures.service.sonarr.hangRate = 1;
  await expect(series()).rejects.toThrow(/timeout|aborted/i);
  failures.clear();
  failures.service.sonarr.isDown = true;
  await expect(series()).rejects.toThrow("fetch failed");
  failures.clear();
  expect(await (await series()).json()).toHaveLength(1);
});

it("forgets qBittorrent's sessions on a restart", async () => {
  const client = createClient(stack);
  expect(await client.qbittorrent("/api/v2/torrents/info")).toEqual([]);
  stack.restart("qbittorrent");
  // The first call after the restart may use the connection that was cut.
  await client.qbittorrent("/api/v2/app/version").catch(() => undefined);
  await expect(client.qbittorrent("/api/v2/torrents/info")).rejects.toThrow("403");
});

it("opens the demo with a month of finished requests, keeps running and ends with the stack", async () => {
  const demo = playDemo(stack);
  const client = createClient(stack);
  const finished = await client.seerr<{ pageInfo: { results: number } }>(
    "/api/v1/request?filter=completed",
  );
  expect(finished.pageInfo.results).toBe(25);
  const completed = () =>
    stack.world.seerrRequests.filter(({ status }) => status === "completed").length;
  await expect.poll(completed).toBeGreaterThan(29);
  const titles = stack.world.seerrRequests.map(({ title }) => title.title);
  expect(new Set(titles).size).toBe(titles.length);
  const queue =
    await client.radarr<{ trackedDownloadState: string; status: string }[]>(
      "/api/v3/queue/details",
    );
  expect(queue).toContainEqual(expect.objectContaining({ status: "warning" }));
  expect(queue).toContainEqual(expect.objectContaining({ trackedDownloadState: "importBlocked" }));
  await stack.stop();
  await expect(demo).resolves.toBeUndefined();
});
