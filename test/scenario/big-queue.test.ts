import { describe, expect, it } from "vitest";
import { API_KEYS } from "../../simulator/service/access.ts";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { movieStory, packStory } from "../../simulator/stories/shape.ts";
import type { Story } from "../../simulator/stories/story.ts";
import { fillQueue } from "../../simulator/world/fill-queue.ts";
import { movie } from "../../simulator/world/title.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { episodesAt, followLog } from "../support/follower.ts";

const REQUESTS = `{ requests(first: 10) { nodes {
  id title state is4k progress
  counts { total downloading }
  downloads { downloadId title state progress client files { name progress episode { number } } }
  episodes { number state progress download { downloadId } } } } }`;

async function requestsOf({ query }: TestApp): Promise<AnyResult[]> {
  return (await query(REQUESTS)).requests.nodes;
}

/** Asks again until `isThere` holds, and returns that answer. */
async function untilRequests(
  tracker: TestApp,
  isThere: (requests: AnyResult[]) => boolean,
): Promise<AnyResult[]> {
  let testApp: AnyResult[] = [];
  await expect
    .poll(
      async () => {
        testApp = await requestsOf(tracker);
        return isThere(testApp);
      },
      { interval: 500 },
    )
    .toBe(true);
  return testApp;
}

describe("B15: a queue of 300 rows", () => {
  it.each([
    ["by the arr's queue alone", ["QBITTORRENT"]],
    ["by the client", []],
  ])("is read whole, each with its progress, %s", async (_how, without) => {
    const tracker = await startTestApp({ without });
    // No webhook arrives: everything has to be polled.
    for (const sender of Object.values(tracker.stack.failures.webhook)) sender.lose = 1;
    const downloads = fillQueue(tracker.stack.world, 300);

    const [request] = await untilRequests(
      tracker,
      ([one]) =>
        one?.downloads.length === 300 &&
        one.downloads.every(({ progress }: AnyResult) => progress > 0),
    );

    expect(request).toMatchObject({
      state: "DOWNLOADING",
      counts: { total: 300, downloading: 300 },
    });
    expect(
      new Set(request.downloads.map(({ downloadId }: AnyResult) => downloadId.toLowerCase())),
    ).toEqual(new Set(downloads.map(({ hash }) => hash.toLowerCase())));
    for (const { number, state, progress, download } of request.episodes) {
      expect(state, `episode ${number}`).toBe("DOWNLOADING");
      expect(progress, `episode ${number}`).toBeGreaterThan(0);
      expect(progress, `episode ${number}`).toBeLessThan(1);
      expect(download, `episode ${number}`).not.toBeNull();
    }
    expect(request.episodes).toHaveLength(300);
  });
});

describe("F1: two Radarr instances with the same movie", () => {
  const MOVIE = movie({ title: "The Same Sea", year: 2024 });
  const HD = movieStory(MOVIE, { id: "HD", by: "mika", downloadSeconds: 20 });
  const UHD: Story = {
    ...movieStory(MOVIE, { id: "4K", by: "Ada", downloadSeconds: 3_600 }),
    steps: movieStory(MOVIE, { id: "4K", by: "Ada", downloadSeconds: 3_600 }).steps.map((step) =>
      step.do === "request" ? { ...step, is4k: true } : step,
    ),
  };

  it("keeps the HD and the 4K request apart, whatever either instance reports", async () => {
    const tracker = await startTestApp({ instances: ["radarr-4k"] });
    const { app, stack, query } = tracker;
    const saved = await query(
      `mutation($input: ServiceInput!) { saveService(input: $input) { slug } }`,
      {
        input: {
          kind: "RADARR",
          name: "Radarr 4K",
          url: stack.urls["radarr-4k"],
          apiKey: API_KEYS["radarr-4k"],
        },
      },
    );
    expect(saved.saveService.slug).toBe("radarr-4k");
    const registered = await query(
      `mutation($baseUrl: String!) { registerWebhook(slug: "radarr-4k", baseUrl: $baseUrl) { ok message } }`,
      { baseUrl: app.url },
    );
    expect(registered.registerWebhook).toMatchObject({ ok: true });

    const log = followLog(tracker.socket);
    const slow = stack.play(UHD);
    await log.until((seen) => seen.some(({ to }) => to === "DOWNLOADING"));
    await stack.play(HD);
    await log.until((seen) => seen.some(({ to }) => to === "AVAILABLE"));

    const requests = await untilRequests(
      tracker,
      (testApp) => testApp.length === 2 && testApp.some(({ state }) => state === "AVAILABLE"),
    );
    const hd = requests.find(({ is4k }) => !is4k);
    const uhd = requests.find(({ is4k }) => is4k);
    expect(hd).toMatchObject({ title: "The Same Sea", state: "AVAILABLE", progress: 1 });
    expect(uhd).toMatchObject({ title: "The Same Sea", state: "DOWNLOADING" });
    expect(uhd.progress).toBeLessThan(1);
    expect(hd.downloads).toHaveLength(1);
    expect(uhd.downloads).toHaveLength(1);
    expect(hd.downloads[0].downloadId).not.toBe(uhd.downloads[0].downloadId);

    const arrs = (id: string) =>
      new Set(
        log.seen
          .filter(({ request, service }) => request.id === id && service.startsWith("radarr"))
          .map(({ service }) => service),
      );
    expect(arrs(hd.id)).toEqual(new Set(["radarr"]));
    expect(arrs(uhd.id)).toEqual(new Set(["radarr-4k"]));
    const { deliveries } = await query(
      `{ deliveries(first: 100) { nodes { service event status } } }`,
    );
    expect(deliveries.nodes).toContainEqual({
      service: "radarr-4k",
      event: "Grab",
      status: "APPLIED",
    });
    await stack.stop();
    await slow;
  });
});

describe("a pack", () => {
  it("shows each episode's own progress, from its file", async () => {
    const tracker = await startTestApp({ speed: 20 });
    const { stack } = tracker;
    const log = followLog(tracker.socket);
    const played = stack.play(packStory(LYCORIS_RECOIL, { id: "slow", downloadSeconds: 600 }));
    await log.until((seen) => episodesAt(seen, "DOWNLOADING").size === 13);

    const [request] = await untilRequests(tracker, ([one]) => {
      const different = new Set(one?.episodes.map(({ progress }: AnyResult) => progress));
      return different.size >= 6;
    });

    const [download] = request.downloads;
    expect(request.downloads).toHaveLength(1);
    expect(download.files).toHaveLength(13);
    for (const { name, progress, episode } of download.files) {
      expect(name).toContain(`E${String(episode.number).padStart(2, "0")}`);
      const shown = request.episodes.find(({ number }: AnyResult) => number === episode.number);
      expect(shown.progress, name).toBe(progress);
    }
    const [torrent] = stack.world.torrents.values();
    const done = new Map(torrent?.files.map(({ name, done: bytes, size }) => [name, bytes / size]));
    for (const { name, progress } of download.files) {
      const now = [...done].find(([path]) => path.endsWith(name))?.[1] ?? 0;
      // The progress rises while it is followed, and never falls.
      expect(now, name).toBeGreaterThanOrEqual(progress - 0.001);
    }
    await stack.stop();
    await played;
  });
});
