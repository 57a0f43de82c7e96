import { beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../server/store/store.ts";
import { openTestStore } from "../support/database.ts";
import { listFixtures, readFixture } from "../support/fixture.ts";
import { startTestTracker, type TestTracker } from "../support/tracking.ts";

function webhooksOf(service: string): readonly string[] {
  return service === "seerr"
    ? [...listFixtures("seerr", "webhook-"), ...listFixtures("seerr", "ombi-")].filter(
        (path) => !path.includes("delivery-headers"),
      )
    : listFixtures(service, "webhook-");
}

describe("the recorded webhooks of the services", () => {
  let store: Store;
  let tracker: TestTracker;

  beforeAll(async () => {
    store = await openTestStore();
    tracker = await startTestTracker(store, ["SEERR", "SONARR", "RADARR", "JELLYFIN", "SHOKO"]);
    return () => tracker.stop();
  });

  for (const service of ["seerr", "sonarr", "radarr", "jellyfin"]) {
    for (const path of webhooksOf(service)) {
      it(`takes ${path} without a failed delivery`, async () => {
        const { status, message } = await tracker.deliver(service, readFixture(path));
        const expected = path.startsWith("seerr/ombi-")
          ? ["UNRECOGNISED"]
          : ["APPLIED", "IGNORED", "DUPLICATE"];
        expect(expected, message ?? "").toContain(status);
      });
    }
  }
});

interface ScenarioStep {
  readonly kind: "webhook" | "queue";
  readonly body: unknown;
}

function webhookBodies(path: string): readonly unknown[] {
  return readFixture<readonly ScenarioStep[]>(path)
    .filter(({ kind }) => kind === "webhook")
    .map(({ body }) => body);
}

describe("the recorded scenarios", () => {
  async function play(service: "sonarr" | "radarr", path: string): Promise<Store> {
    const store = await openTestStore();
    const tracker = await startTestTracker(store, [service === "sonarr" ? "SONARR" : "RADARR"]);
    for (const body of webhookBodies(path)) {
      // The deletion before an upgrade is no news.
      expect(["APPLIED", "IGNORED"]).toContain((await tracker.deliver(service, body)).status);
    }
    await tracker.stop();
    return store;
  }

  it("moves every episode of the anime pack to AVAILABLE when no library is configured", async () => {
    const store = await play("sonarr", "sonarr/scenario-anime-season-pack.json");
    const units = await store.read.unit.findMany();
    expect(units).toHaveLength(12);
    expect(new Set(units.map(({ state }) => state))).toEqual(new Set(["AVAILABLE"]));
    const request = await store.read.mediaRequest.findFirstOrThrow();
    expect(request).toMatchObject({ state: "AVAILABLE", origin: "arr", isFinished: true });
  });

  it("keeps the movie AVAILABLE through its upgrade", async () => {
    const store = await play("radarr", "radarr/scenario-movie-upgrade.json");
    const transitions = await store.read.transition.findMany({ orderBy: { sequence: "asc" } });
    expect(transitions.map(({ to }) => to)).toEqual([
      "REQUESTED",
      "APPROVED",
      "GRABBING",
      "DOWNLOADING",
      "DOWNLOADED",
      "IMPORTING",
      "AVAILABLE",
    ]);
    const unit = await store.read.unit.findFirstOrThrow();
    expect(unit.state).toBe("AVAILABLE");
  });
});

describe("the real Lycoris Recoil bodies", () => {
  it("give 13 episodes in ANIME_MATCHING with every step before it, the unseen ones inferred", async () => {
    const store = await openTestStore();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR", "SHOKO", "JELLYFIN"]);
    const approval = readFixture<Record<string, unknown>>(
      "seerr/webhook-MEDIA_AUTO_APPROVED-tv-anime.json",
    );
    await tracker.deliver("seerr", {
      ...approval,
      subject: "Lycoris Recoil (2022)",
      media: {
        media_type: "tv",
        tmdbId: "154494",
        tvdbId: "414057",
        status: "PENDING",
        status4k: "UNKNOWN",
      },
      extra: [{ name: "Requested Seasons", value: "1" }],
    });
    await tracker.deliver(
      "sonarr",
      readFixture("sonarr/webhook-grab-real-lycoris-recoil-pack.json"),
    );
    await tracker.deliver(
      "sonarr",
      readFixture("sonarr/webhook-download-import-complete-real-lycoris-recoil-pack.json"),
    );
    await tracker.stop();

    const units = await store.read.unit.findMany({
      include: { transitions: { orderBy: { sequence: "asc" } } },
    });
    expect(units).toHaveLength(13);
    for (const { state, transitions } of units) {
      expect(state).toBe("ANIME_MATCHING");
      expect(
        transitions.map(({ to, inferred }) => `${to}${inferred ? " (worked out)" : ""}`),
      ).toEqual([
        "REQUESTED (worked out)",
        "APPROVED (worked out)",
        "GRABBING",
        "DOWNLOADING (worked out)",
        "DOWNLOADED (worked out)",
        "IMPORTING",
        "ANIME_MATCHING",
      ]);
    }
    const decisions = await store.read.transition.findMany({
      where: { unitId: null },
      orderBy: { sequence: "asc" },
    });
    expect(decisions.map(({ to, inferred }) => [to, inferred])).toEqual([
      ["REQUESTED", true],
      ["APPROVED", false],
    ]);
  });
});
