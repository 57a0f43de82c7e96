import { describe, expect, it } from "vitest";
import { createQbittorrentAdapter } from "../../../../server/integrations/download-client/qbittorrent/adapter.ts";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { createTestClock, follow, shown } from "../common/support.ts";
import {
  connectionTo,
  createFakeQbittorrent,
  depsFor,
  type FakeQbittorrent,
} from "./fake-qbittorrent.ts";

const HASH = "615a580dd64523d9cd7945dffa66269beda3723d";
const OTHER = "7a5837601a76eaf103f2fbd6ff124881458b2a22";

type Torrents = Record<string, Record<string, unknown>>;

const running = {
  name: "[Lab] Amber Field S01 1080p",
  state: "downloading",
  infohash_v1: HASH,
  infohash_v2: "",
  progress: 0.25,
  dlspeed: 1000,
  eta: 60,
  size: 4000,
  total_size: 4000,
  num_seeds: 1,
  num_complete: 3,
  has_metadata: true,
};
const finished = { ...running, state: "stalledUP", progress: 1, dlspeed: 900, eta: 8_640_000 };

/** Serves the given torrents: all of them at rid 0 or an unknown cursor, otherwise only the changes. */
function serve(fake: FakeQbittorrent, initial: Torrents) {
  let torrents: Torrents = initial;
  let known: Torrents = {};
  let rid = 0;
  fake.answers.maindata = (asked) => {
    const isFull = asked !== rid || asked === 0;
    const removed = Object.keys(known).filter((hash) => !(hash in torrents));
    const changed = Object.entries(torrents).filter(
      ([hash, facts]) => JSON.stringify(known[hash]) !== JSON.stringify(facts),
    );
    known = torrents;
    rid += 1;
    if (isFull) return { rid, full_update: true, torrents };
    return {
      rid,
      ...(changed.length > 0 ? { torrents: Object.fromEntries(changed) } : {}),
      ...(removed.length > 0 ? { torrents_removed: removed } : {}),
    };
  };
  return { set: (next: Torrents) => void (torrents = next) };
}

function setUp(torrents: Torrents) {
  const fake = createFakeQbittorrent();
  const clock = createTestClock();
  const adapter = createQbittorrentAdapter(connectionTo(), depsFor(fake, clock.now));
  return { fake, clock, adapter, world: serve(fake, torrents) };
}

async function pollOnce(
  adapter: Integration,
  ...ids: readonly string[]
): Promise<readonly AnyFacts[]> {
  const result = await adapter.poll?.(follow(...ids));
  return result?.observations ?? [];
}

describe("polling qBittorrent", () => {
  it("makes no call while nothing is tracked", async () => {
    const { adapter, fake } = setUp({ [HASH]: running });
    expect(await adapter.poll?.(follow())).toEqual({ observations: [], cursor: null });
    expect(fake.calls).toEqual([]);
  });

  it("reports progress, speed, seeds and ETA of tracked torrents only", async () => {
    const { adapter } = setUp({ [HASH]: running, [OTHER]: { ...running, infohash_v1: OTHER } });
    expect(await pollOnce(adapter, HASH)).toEqual([
      {
        service: "qbittorrent",
        kind: "downloading",
        channel: "POLL",
        event: "maindata",
        at: null,
        keys: { downloadId: HASH, releaseTitle: "[Lab] Amber Field S01 1080p" },
        transfer: {
          state: "DOWNLOADING",
          progress: 0.25,
          speed: 1000,
          seeds: 3,
          size: 4000,
          eta: "2026-11-22T07:01:00.000Z",
        },
        evidence: {
          id: HASH,
          name: "[Lab] Amber Field S01 1080p",
          state: "downloading",
          progress: 0.25,
          size: 4000,
        },
      },
    ]);
  });

  it("reads the others beside a torrent with odd figures", async () => {
    const odd = { name: null, state: null, progress: null, eta: null, dlspeed: null, size: {} };
    const { adapter, world } = setUp({ [HASH]: running, [OTHER]: odd });
    expect((await pollOnce(adapter, HASH)).map(shown)).toEqual(["downloading DOWNLOADING 0.25"]);
    world.set({ [HASH]: { ...running, progress: 0.75 }, [OTHER]: "text" as never });
    expect((await pollOnce(adapter, HASH, OTHER)).map(shown)).toEqual([
      "downloading DOWNLOADING 0.75",
    ]);
  });

  it("keeps what it knows of a torrent whose figures become null", async () => {
    const { adapter, world } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH);
    world.set({ [HASH]: { ...running, progress: null, eta: null } });
    expect((await pollOnce(adapter, HASH)).map(shown)).toEqual(["downloading DOWNLOADING"]);
  });

  it("reports nothing without a change, and each change", async () => {
    const { adapter, clock, world } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH);
    clock.advance(2_000);
    expect(await pollOnce(adapter, HASH)).toEqual([]);
    world.set({ [HASH]: { ...running, progress: 0.5, eta: 30 } });
    clock.advance(2_000);
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      { kind: "downloading", transfer: { progress: 0.5 } },
    ]);
  });

  it("finishes a download without speed and without the ETA of seeding", async () => {
    const { adapter } = setUp({ [HASH]: { ...finished, eta: 500 } });
    const [events] = await pollOnce(adapter, HASH);
    expect(events).toMatchObject({
      kind: "downloaded",
      transfer: { state: "COMPLETED", progress: 1, speed: 0, eta: null },
    });
  });

  it.each(["v1 of a hybrid", "v2 of a hybrid", "list id"])(
    "finds a torrent by the %s",
    async (which) => {
      const v1 = "a".repeat(40);
      const v2 = "B".repeat(64);
      const torrent = { ...running, infohash_v1: v1, infohash_v2: v2 };
      const listed = "b".repeat(40);
      const { adapter } = setUp({ [listed]: torrent });
      const id = which.startsWith("v1") ? v1 : listed;
      expect(await pollOnce(adapter, id)).toMatchObject([
        { keys: { downloadId: listed, otherDownloadIds: [v1] } },
      ]);
    },
  );

  it("shows no percentage for a magnet without metadata", async () => {
    const magnet = {
      ...running,
      state: "metaDL",
      progress: 0,
      size: 0,
      total_size: -1,
      has_metadata: false,
      eta: 8_640_000,
    };
    const { adapter, fake } = setUp({ [HASH]: magnet });
    const [events] = await pollOnce(adapter, HASH);
    expect(events?.transfer).toEqual({ state: "METADATA", speed: 1000, seeds: 3, eta: null });
    expect(fake.callsTo("/api/v2/torrents/files")).toEqual([]);
  });

  it("reports a torrent as stalled only after minutes without data", async () => {
    const { adapter, clock } = setUp({ [HASH]: { ...running, state: "stalledDL" } });
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ transfer: { state: "DOWNLOADING" } }]);
    clock.advance(120_000);
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ transfer: { state: "STALLED" } }]);
  });

  it.each(["moving", "checkingUP", "checkingResumeData", "unknown", "somethingNew"])(
    "keeps its kind in the state %s, before and after completion",
    async (state) => {
      const { adapter, world } = setUp({ [HASH]: { ...finished, state, progress: 0.4 } });
      expect(await pollOnce(adapter, HASH)).toEqual([]);
      world.set({ [HASH]: finished });
      expect(await pollOnce(adapter, HASH)).toMatchObject([{ kind: "downloaded" }]);
      world.set({ [HASH]: { ...finished, state, progress: 0.4 } });
      const [events] = await pollOnce(adapter, HASH);
      expect(events?.kind).toBe("downloaded");
      expect(events?.transfer).not.toHaveProperty("progress");
    },
  );

  it.each([
    ["error", "ERROR"],
    ["missingFiles", "MISSING_FILES"],
  ])("shows %s as a fact of the download", async (state, expected) => {
    const { adapter } = setUp({ [HASH]: { ...running, state } });
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      { kind: "downloading", transfer: { state: expected } },
    ]);
  });

  it("starts over at rid 0 after a failed call", async () => {
    const { adapter, clock, fake } = setUp({ [HASH]: running });
    const good = fake.answers.maindata;
    await pollOnce(adapter, HASH);
    await pollOnce(adapter, HASH);
    fake.answers.maindata = () => new Response("", { status: 502 });
    await expect(adapter.poll?.(follow(HASH))).rejects.toMatchObject({ code: "server-error" });
    fake.answers.maindata = good;
    clock.advance(1_000);
    await pollOnce(adapter, HASH);
    expect(fake.rids()).toEqual([0, 1, 2, 0]);
  });

  it("never makes two calls at a time", async () => {
    const { adapter, fake } = setUp({});
    let open = 0;
    let most = 0;
    fake.answers.maindata = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      return { rid: 1, full_update: true };
    };
    await Promise.all([1, 2, 3].map(() => pollOnce(adapter, HASH)));
    expect(most).toBe(1);
  });

  it("replaces the whole map after an unrequested full update", async () => {
    const { adapter, fake } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH);
    fake.answers.maindata = () => ({
      rid: 900,
      full_update: true,
      torrents: { [OTHER]: { ...running, infohash_v1: OTHER } },
    });
    expect(await pollOnce(adapter, HASH, OTHER)).toMatchObject([{ keys: { downloadId: OTHER } }]);
    await pollOnce(adapter, HASH);
    expect(fake.rids().at(-1)).toBe(900);
  });

  it("requests a full update every few minutes, which repairs the effects of a lost response", async () => {
    const { adapter, clock, fake } = setUp({});
    const torn = { ...finished, progress: 0.48 };
    fake.answers.maindata = (rid) => ({
      rid: 7,
      full_update: rid === 0,
      torrents: { [HASH]: rid === 0 ? finished : torn },
    });
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ kind: "downloaded" }]);
    expect(await pollOnce(adapter, HASH)).toEqual([]);
    clock.advance(10_000);
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      { kind: "downloaded", transfer: { progress: 1 } },
    ]);
    clock.advance(180_000);
    await pollOnce(adapter, HASH);
    expect(fake.rids()).toEqual([0, 7, 0, 0]);
  });

  it("reports a removed torrent when two polls two minutes apart miss it", async () => {
    const { adapter, clock, fake, world } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH);
    world.set({});
    expect(await pollOnce(adapter, HASH)).toEqual([]);
    clock.advance(119_000);
    expect(await pollOnce(adapter, HASH)).toEqual([]);
    clock.advance(1_000);
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      {
        kind: "download-removed",
        keys: { downloadId: HASH },
        reason: { code: "NOT_IN_CLIENT", params: {} },
        missingSince: "2026-11-22T07:00:00.000Z",
        evidence: { confirmedAt: "2026-11-22T07:02:00.000Z" },
      },
    ]);
    expect(fake.rids().at(-1)).toBe(0);
  });

  it("keeps reporting a removed torrent without requesting a full list", async () => {
    const { adapter, clock, fake, world } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH);
    world.set({});
    await pollOnce(adapter, HASH);
    clock.advance(120_000);
    await pollOnce(adapter, HASH);
    clock.advance(2_000);
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      { kind: "download-removed", missingSince: "2026-11-22T07:00:00.000Z" },
    ]);
    expect(fake.rids().at(-1)).not.toBe(0);
    world.set({ [HASH]: running });
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ kind: "downloading" }]);
  });

  it("reports the category, and its absence", async () => {
    const { adapter, world } = setUp({ [HASH]: { ...running, category: "tv-sonarr" } });
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ transfer: { category: "tv-sonarr" } }]);
    world.set({ [HASH]: { ...running, category: "" } });
    expect(await pollOnce(adapter, HASH)).toMatchObject([{ transfer: { category: "" } }]);
  });

  it.each([
    [
      "has less space than needed",
      2_000_000_000,
      ["The disk is full: 2000 MB of space left, 3000 MB needed"],
    ],
    ["has hardly any space", 50_000_000, ["The disk is full: 50 MB of space left, 3000 MB needed"]],
    ["has enough space", 90_000_000_000, undefined],
    ["is not reported", undefined, undefined],
  ])("reports the reason of an error when the disk %s", async (_name, free, detail) => {
    const { adapter, fake } = setUp({});
    const broken = { ...running, state: "error", amount_left: 3_000_000_000 };
    fake.answers.maindata = () => ({
      rid: 1,
      full_update: true,
      torrents: { [HASH]: broken },
      server_state: { free_space_on_disk: free },
    });
    const [events] = await pollOnce(adapter, HASH);
    expect(events?.transfer?.state).toBe("ERROR");
    expect(events?.detail).toEqual(detail);
  });

  it("does not report a torrent that came back, or one that was never here", async () => {
    const { adapter, clock, world } = setUp({ [HASH]: running });
    await pollOnce(adapter, HASH, OTHER);
    world.set({});
    await pollOnce(adapter, HASH, OTHER);
    clock.advance(60_000);
    world.set({ [HASH]: running });
    await pollOnce(adapter, HASH, OTHER);
    clock.advance(60_000);
    world.set({});
    expect(await pollOnce(adapter, HASH, OTHER)).toEqual([]);
    clock.advance(119_000);
    expect(await pollOnce(adapter, HASH, OTHER)).toEqual([]);
  });

  it("detects after a restart of the tracker that a torrent was removed meanwhile", async () => {
    const before = setUp({ [HASH]: running });
    const result = await before.adapter.poll?.(follow(HASH));
    const { adapter, clock } = setUp({});
    const scope = { ...follow(HASH), cursor: result?.cursor ?? null };
    expect((await adapter.poll?.(scope))?.observations).toEqual([]);
    clock.advance(120_000);
    expect((await adapter.poll?.(scope))?.observations).toMatchObject([
      { kind: "download-removed" },
    ]);
  });
});

describe("files of a torrent", () => {
  const pack = [
    { name: "Pack/S01E01.mkv", size: 4_000, progress: 0.5, priority: 1 },
    { name: "Pack/S01E02.mkv", size: 4_000, progress: 0.1, priority: 0 },
    { name: "Pack/Sample/s01e01.sample.mkv", size: 20, progress: 1, priority: 1 },
    { name: "Pack/Subs/S01E01.srt", size: 2, progress: 1, priority: 1 },
    { name: "Pack/pack.nfo", size: 1, progress: 1, priority: 0 },
  ];

  it("reports each episode of a pack with its own progress, every 5 s and once more at the end", async () => {
    const { adapter, clock, fake, world } = setUp({ [HASH]: running });
    fake.answers.files = () => pack;
    const files = () => fake.callsTo("/api/v2/torrents/files").length;
    const [events] = await pollOnce(adapter, HASH);
    expect(events?.transfer?.files).toEqual([
      { name: "S01E01.mkv", size: 4_000, progress: 0.5, isWanted: true },
      { name: "S01E02.mkv", size: 4_000, progress: 0.1, isWanted: false },
    ]);
    for (const progress of [0.3, 0.35, 0.4, 0.45, 0.5]) {
      clock.advance(1_000);
      world.set({ [HASH]: { ...running, progress } });
      await pollOnce(adapter, HASH);
    }
    expect(files()).toBe(2);
    world.set({ [HASH]: finished });
    expect((await pollOnce(adapter, HASH))[0]?.transfer?.files).toHaveLength(2);
    clock.advance(60_000);
    await pollOnce(adapter, HASH);
    expect(files()).toBe(3);
  });

  it("reads the files of a single movie once", async () => {
    const { adapter, clock, fake, world } = setUp({ [HASH]: running });
    fake.answers.files = () => [{ name: "movie.mkv", size: 4, progress: 0.2, priority: 1 }];
    expect((await pollOnce(adapter, HASH))[0]?.transfer).not.toHaveProperty("files");
    clock.advance(60_000);
    world.set({ [HASH]: finished });
    await pollOnce(adapter, HASH);
    expect(fake.callsTo("/api/v2/torrents/files")).toHaveLength(1);
  });

  it.each([
    ["an unknown hash", () => null],
    ["a failure", () => new Response("", { status: 500 })],
    ["nonsense", () => ({ not: "a list" })],
  ])("reports the torrent when its files are answered with %s", async (_name, files) => {
    const { adapter, fake } = setUp({ [HASH]: running });
    fake.answers.files = files;
    expect(await pollOnce(adapter, HASH)).toMatchObject([
      { kind: "downloading", transfer: { progress: 0.25 } },
    ]);
  });
});
