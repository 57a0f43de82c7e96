import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { receiveDelivery } from "../../../server/tracking/ingest/receive.ts";
import { replayDelivery } from "../../support/actor.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";
import {
  episodesOf,
  fileImportOf,
  grabOf,
  importCompleteOf,
  seasonRequest,
  SERIES,
} from "../body.ts";

const HASH = "AA00BB11CC22DD33EE44FF5566778899AABBCCDD";
const KINDS = ["SEERR", "SONARR", "RADARR", "JELLYFIN", "SHOKO"] as const;

async function unitsOf(store: Store): Promise<Record<string, string>> {
  const units = await store.read.unit.findMany({ orderBy: [{ season: "asc" }, { number: "asc" }] });
  return Object.fromEntries(
    units.map(({ season, number, state }) => [`S${season}E${number}`, state]),
  );
}

async function statesOf(store: Store, season: number, number: number): Promise<readonly string[]> {
  const lines = await store.read.transition.findMany({
    where: { unit: { season, number } },
    orderBy: { sequence: "asc" },
  });
  return lines.map(({ to }) => to);
}

describeEachProvider("applying deliveries", (open) => {
  async function start(): Promise<{ store: Store; tracker: TestTracker }> {
    const store = await open();
    const tracker = await startTestTracker(store, KINDS);
    return { store, tracker };
  }

  it("moves the episodes of a pack, and writes each change once with rising versions", async () => {
    const { store, tracker } = await start();
    const changes: string[][] = [];
    tracker.context.bus.listen(({ requestIds }) => void changes.push([...requestIds]));
    const episodes = episodesOf(1, 4);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const { version: before } = await store.read.mediaRequest.findFirstOrThrow();
    await tracker.deliver("sonarr", grabOf({ episodes, downloadId: HASH }));
    for (const [index, episode] of episodes.entries()) {
      await tracker.deliver(
        "sonarr",
        fileImportOf({ episodes: [episode], downloadId: HASH }, 10 + index),
      );
    }
    await tracker.deliver("sonarr", importCompleteOf({ episodes, downloadId: HASH }));
    expect(await unitsOf(store)).toEqual({
      S1E1: "IMPORTING",
      S1E2: "IMPORTING",
      S1E3: "IMPORTING",
      S1E4: "IMPORTING",
    });
    const request = await store.read.mediaRequest.findFirstOrThrow();
    expect(request.version).toBeGreaterThan(before);
    expect(JSON.parse(request.counts)).toMatchObject({ total: 4, importing: 4 });
    expect(await store.read.download.count()).toBe(1);
    expect(changes.flat().every((id) => id === request.id)).toBe(true);
    const sequences = (await store.read.transition.findMany({ orderBy: { sequence: "asc" } })).map(
      ({ sequence }) => sequence,
    );
    expect(sequences).toEqual(sequences.map((_, index) => BigInt(index + 1)));
    await tracker.stop();
  });

  it("follows a file that the arr renames, and where Shoko has it, until another file comes", async () => {
    const { store, tracker } = await start();
    const episodes = [[1, 1]] as const;
    const row = () => store.read.unit.findFirstOrThrow({ where: { season: 1, number: 1 } });
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("sonarr", fileImportOf({ episodes, downloadId: HASH }, 7));
    const imported = await row();
    expect(imported.fileImportedAt).not.toBeNull();
    const path = `/data/tv/${SERIES.title}/Season 1/S01E01 - The Pilot.mkv`;
    const series = { ...SERIES, path: `/data/tv/${SERIES.title}` };
    const renamedEpisodeFiles = [
      { id: 7, path },
      { id: 8, path: "/data/tv/other.mkv" },
    ];
    await tracker.deliver("sonarr", { eventType: "Rename", series, renamedEpisodeFiles });
    const renamed = await row();
    expect(renamed).toMatchObject({ filePath: path, fileName: "s01e01 - the pilot.mkv" });
    expect(renamed.fileImportedAt).toEqual(imported.fileImportedAt);

    const matched: Observation = {
      service: "shoko",
      kind: "matched",
      channel: "PUSH",
      event: "ShokoEvent:FileMoved",
      at: null,
      keys: { path, shokoFileId: 5 },
      shokoPath: "Show (2024)/01.mkv",
    };
    await observe(tracker.context, [matched]);
    const differs: Observation = {
      service: "jellyfin",
      kind: "file-differs",
      channel: "POLL",
      event: "library",
      at: null,
      keys: { mediaType: "TV", tvdbId: SERIES.tvdbId, episodes: [{ season: 1, number: 1 }] },
      size: 900,
    };
    await observe(tracker.context, [differs]);
    expect(await row()).toMatchObject({
      state: "ANIME_MATCHING",
      shokoFileId: 5,
      shokoPath: "Show (2024)/01.mkv",
      librarySize: 900n,
    });

    await tracker.deliver("sonarr", fileImportOf({ episodes, downloadId: "BB22" }, 9));
    expect(await row()).toMatchObject({ fileId: 9, shokoPath: null, librarySize: null });
    await tracker.stop();
  });

  it("drops pending observations of a series that left its arr before it was requested", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const old = grabOf({ episodes: [[1, 1]], downloadId: "AB12" });
    await tracker.deliver("sonarr", old);
    await tracker.deliver("sonarr", {
      series: SERIES,
      deletedFiles: true,
      eventType: "SeriesDelete",
      instanceName: "Sonarr",
    });
    expect(await store.read.pendingObservation.count()).toBe(0);

    await tracker.deliver("seerr", seasonRequest(1, "1"));
    expect((await store.read.mediaRequest.findFirstOrThrow()).state).toBe("APPROVED");
    expect(await store.read.unit.count()).toBe(0);
    await tracker.stop();
  });

  it("keeps a grab that arrives before its request, and applies it once the request arrives (G11)", async () => {
    const { store, tracker } = await start();
    const early = await tracker.deliver(
      "sonarr",
      grabOf({ episodes: episodesOf(1, 2), downloadId: HASH }),
    );
    expect(early.status).toBe("IGNORED");
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    expect(await unitsOf(store)).toEqual({ S1E1: "GRABBING", S1E2: "GRABBING" });
    const applied = await store.read.delivery.findUniqueOrThrow({ where: { id: early.id } });
    expect(applied.status).toBe("APPLIED");
    expect(await store.read.pendingObservation.count()).toBe(0);
    const cause = await store.read.transition.findFirstOrThrow({ where: { to: "GRABBING" } });
    expect(cause.deliveryId).toBe(early.id);
    await tracker.stop();
  });

  it("accepts a match by Shoko that arrives before the import", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const path = `/Season 1/${SERIES.title} - S01E01.mkv`;
    const matched: Observation = {
      service: "shoko",
      kind: "matched",
      channel: "PUSH",
      event: "FileMatched",
      at: null,
      keys: { path, shokoFileId: 9 },
    };
    await observe(tracker.context, [matched]);
    expect(await store.read.pendingObservation.count()).toBe(1);
    await tracker.deliver(
      "sonarr",
      fileImportOf({ episodes: [[1, 1]], downloadId: HASH, anime: true }, 10),
    );
    const unit = await store.read.unit.findFirstOrThrow();
    expect(unit).toMatchObject({ state: "ANIME_MATCHING", matching: "matched", shokoFileId: 9 });
    await tracker.stop();
  });

  it("keeps two requests of one show apart by season, and moves both where they share a season (F2, F2b)", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("seerr", seasonRequest(2, "2"));
    await tracker.deliver("seerr", seasonRequest(3, "1, 2"));
    await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: HASH }));
    const requests = await store.read.mediaRequest.findMany({
      include: { units: true },
      orderBy: { originId: "asc" },
    });
    expect(requests.map(({ state, units }) => [state, units.length])).toEqual([
      ["GRABBING", 1],
      ["APPROVED", 0],
      ["GRABBING", 1],
    ]);
    expect(await store.read.download.count()).toBe(1);
    await tracker.stop();
  });

  it("moves episodes that were not in the pack back to APPROVED (G2)", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("sonarr", grabOf({ episodes: episodesOf(1, 4), downloadId: HASH }));
    await tracker.deliver(
      "sonarr",
      importCompleteOf({ episodes: episodesOf(1, 3), downloadId: HASH }),
    );
    expect(await unitsOf(store)).toMatchObject({ S1E3: "IMPORTING", S1E4: "APPROVED" });
    const unit = await store.read.unit.findFirstOrThrow({ where: { number: 4 } });
    expect(unit.stateReason).toBe("the release does not contain this episode");
    await tracker.stop();
  });

  it("applies a duplicate delivery once and marks it", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    expect((await tracker.deliver("seerr", seasonRequest(1, "1"))).status).toBe("DUPLICATE");
    const grab = grabOf({ episodes: [[1, 1]], downloadId: HASH });
    expect((await tracker.deliver("sonarr", grab)).status).toBe("APPLIED");
    expect((await tracker.deliver("sonarr", grab)).status).toBe("DUPLICATE");
    expect(await statesOf(store, 1, 1)).toEqual(["REQUESTED", "APPROVED", "GRABBING"]);
    await tracker.stop();
  });

  it("loses nothing when deliveries and polls come at the same time", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const episodes = episodesOf(1, 20);
    const polled = (number: number): Observation => ({
      service: "sonarr",
      kind: "airs",
      channel: "POLL",
      event: "episodes",
      at: null,
      keys: {
        mediaType: "TV",
        tvdbId: SERIES.tvdbId,
        episodes: [
          { season: 1, number, title: `Named ${number}`, airDate: "2022-01-01T00:00:00.000Z" },
        ],
      },
    });
    await Promise.all([
      ...episodes.map(([season, number]) =>
        receiveDelivery(tracker.context, {
          slug: "sonarr",
          body: Buffer.from(
            JSON.stringify(
              grabOf({ episodes: [[season, number]], downloadId: `${HASH}${number}` }),
            ),
          ),
        }),
      ),
      ...episodes.map(([, number]) => observe(tracker.context, [polled(number)])),
    ]);
    await tracker.idle();
    expect(Object.values(await unitsOf(store))).toEqual(episodes.map(() => "GRABBING"));
    const lines = await store.read.transition.findMany({ where: { to: "GRABBING" } });
    expect(lines).toHaveLength(20);
    await tracker.stop();
  });

  it("continues after a delivery that cannot be applied, and marks it FAILED after three tries", async () => {
    const { store, tracker } = await start();
    const id = await store.insertDelivery({
      service: "seerr",
      kind: "SEERR",
      receivedAt: new Date(),
      body: Buffer.from(JSON.stringify(seasonRequest(1, "1"))),
      bodyHash: "x",
    });
    const { integrations } = tracker.context.services;
    const seerr = integrations.get("seerr");
    if (seerr === undefined) throw new Error("no seerr");
    let isBroken = true;
    integrations.set("seerr", {
      ...seerr,
      receive(body) {
        if (isBroken) throw new Error("the parser broke");
        return seerr.receive?.(body) ?? { kind: "unrecognised", event: null, reason: "" };
      },
    });
    const after = await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: HASH }));
    expect(after.status).toBe("IGNORED");
    expect((await store.read.delivery.findUniqueOrThrow({ where: { id } })).status).toBe("FAILED");

    isBroken = false;
    await replayDelivery(tracker.context, id);
    await tracker.idle();
    expect((await store.read.delivery.findUniqueOrThrow({ where: { id } })).status).toBe("APPLIED");
    expect(await unitsOf(store)).toEqual({ S1E1: "GRABBING" });
    await tracker.stop();
  });

  it("applies pending deliveries on start", async () => {
    const store = await open();
    await store.insertDelivery({
      service: "seerr",
      kind: "SEERR",
      receivedAt: new Date(),
      body: Buffer.from(JSON.stringify(seasonRequest(4, "1"))),
      bodyHash: "y",
    });
    const tracker = await startTestTracker(store, KINDS);
    await tracker.idle();
    expect(await store.read.mediaRequest.count()).toBe(1);
    await tracker.stop();
  });

  it("shows a meaningless body as unrecognised, with the reason", async () => {
    const { tracker } = await start();
    expect(await tracker.deliver("sonarr", { eventType: "Sneeze" })).toMatchObject({
      status: "UNRECOGNISED",
    });
    expect(await tracker.deliver("sonarr", [1, 2])).toMatchObject({ status: "UNRECOGNISED" });
    expect((await tracker.deliver("sonarr", "x\u0000y")).message).toBeTruthy();
    await tracker.stop();
  });

  it("stores text that PostgreSQL would reject", async () => {
    const { store, tracker } = await start();
    const odd = seasonRequest(9, "1");
    await tracker.deliver("seerr", { ...odd, subject: "Nul\u0000l and \ud800 half (2022)" });
    expect(await store.read.mediaRequest.count()).toBe(1);
    const failed = await store.read.delivery.count({ where: { status: "FAILED" } });
    expect(failed).toBe(0);
    await tracker.stop();
  });

  it("is not cleared by the approval that a failure overtook, only by a later one", async () => {
    const { store, tracker } = await start();
    const movie = (type: string) => ({
      ...seasonRequest(5, "1", type),
      media: { media_type: "movie", tmdbId: "900", tvdbId: "", status: "PENDING" },
      extra: [],
    });
    await tracker.deliver("seerr", movie("MEDIA_PENDING"));
    await tracker.deliver("seerr", movie("MEDIA_FAILED"));
    const state = async () => (await store.read.unit.findFirstOrThrow()).state;
    await tracker.deliver("seerr", movie("MEDIA_APPROVED"));
    expect(await state()).toBe("FAILED");
    await tracker.deliver("seerr", { ...movie("MEDIA_APPROVED"), message: "tried again" });
    expect(await state()).toBe("APPROVED");
    await tracker.stop();
  });

  it("does not fail for a hand-over that the arr has contradicted", async () => {
    const { store, tracker } = await start();
    const refused: Observation = {
      service: "seerr",
      kind: "refused-by-arr",
      channel: "POLL",
      event: "request",
      at: null,
      keys: { mediaType: "TV", requestId: "1", tvdbId: SERIES.tvdbId, seasons: [1] },
      reason: "Seerr could not add it to Radarr or Sonarr",
    };
    const listed: Observation = {
      service: "sonarr",
      kind: "airs",
      channel: "POLL",
      event: "episode",
      at: null,
      keys: {
        mediaType: "TV",
        arr: { service: "sonarr", id: 4 },
        tvdbId: SERIES.tvdbId,
        episodes: [{ season: 1, number: 1, airDate: "2020-01-01T00:00:00.000Z" }],
      },
    };
    await observe(tracker.context, [refused, listed]);
    const lines = await store.read.transition.count();
    await observe(tracker.context, [refused, listed]);
    expect(await unitsOf(store)).toEqual({ S1E1: "APPROVED" });
    expect(await store.read.transition.count()).toBe(lines);
    await tracker.stop();
  });

  it("follows the seasons of an edited request, and applies their pending observations", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(6, "1"));
    await tracker.deliver("sonarr", grabOf({ episodes: [[2, 1]], downloadId: HASH }));
    expect(await unitsOf(store)).toEqual({});
    const edited: Observation = {
      service: "seerr",
      kind: "approved",
      channel: "POLL",
      event: "request",
      at: null,
      keys: { mediaType: "TV", requestId: "6", tvdbId: SERIES.tvdbId, seasons: [2] },
    };
    await observe(tracker.context, [edited]);
    expect(await unitsOf(store)).toEqual({ S2E1: "GRABBING" });
    await tracker.stop();
  });
});
