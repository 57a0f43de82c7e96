import { expect, it } from "vitest";
import type { ItemFacts } from "../../../server/domain/observation/facts.ts";
import type { Keys } from "../../../server/domain/observation/keys.ts";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";
import { grabOf, seasonRequest, SERIES } from "../body.ts";

const HASH = "AA00BB11CC22DD33EE44FF5566778899AABBCCDD";

function polled(item: ItemFacts, keys: Keys = {}): Observation {
  return {
    service: "seerr",
    kind: "approved",
    channel: "POLL",
    event: "request",
    at: null,
    keys: { mediaType: "TV", requestId: "1", tvdbId: SERIES.tvdbId, seasons: [1], ...keys },
    item,
  };
}

const named = (username: string, type?: string) => {
  const body = seasonRequest(1, "1", type);
  return { ...body, request: { request_id: "1", requestedBy_username: username } };
};

describeEachProvider("the facts of a request", (open) => {
  async function start(): Promise<{ store: Store; tracker: TestTracker }> {
    const store = await open();
    return { store, tracker: await startTestTracker(store, ["SEERR", "SONARR"]) };
  }
  const only = (store: Store) => store.read.mediaRequest.findFirstOrThrow();

  it("name the requester by id: renamed, without a name, and given to another person", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", named("mika", "MEDIA_PENDING"));
    await tracker.deliver("seerr", named("dora@example.org", "MEDIA_APPROVED"));
    expect(await only(store)).toMatchObject({ requestedBy: "dora", requesterId: null });

    await observe(tracker.context, [
      polled({ requesterId: 5, requestedBy: "dora", requesterJellyfinId: "aa" }),
    ]);
    expect(await only(store)).toMatchObject({ requesterId: 5, requesterJellyfinId: "aa" });
    const { version } = await only(store);

    await observe(tracker.context, [polled({ requesterId: 5, requestedBy: "Dora D." })]);
    const renamed = await only(store);
    expect(renamed).toMatchObject({ requestedBy: "Dora D.", requesterId: 5 });
    expect(renamed.version).toBeGreaterThan(version);

    await tracker.deliver("seerr", named("dora@example.org", "MEDIA_AVAILABLE"));
    expect((await only(store)).requestedBy).toBe("Dora D.");
    await observe(tracker.context, [polled({ requesterId: 6, requestedBy: "Dora D." })]);
    expect(await only(store)).toMatchObject({ requestedBy: "Dora D.", requesterId: 6 });
    expect(JSON.stringify(await store.read.transition.findMany(), textOf)).not.toContain("@");
    await tracker.stop();
  });

  it("follow Seerr's API, also after a restart, and old titles still find the request", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    expect((await only(store)).title).toBe(SERIES.title);
    await tracker.stop();
    const again = await startTestTracker(store, ["SEERR", "SONARR"]);

    await observe(again.context, [polled({ title: "Stone Lanterns", year: 2023 }, { tvdbId: 9 })]);

    expect(await only(store)).toMatchObject({
      title: "Stone Lanterns",
      otherTitles: JSON.stringify([SERIES.title]),
      searchText: expect.stringMatching(/^stone lanterns\npaper lanterns\n/),
      year: 2023,
      tvdbId: 9,
    });
    await again.stop();
  });

  it("take the seasons that the approval names: what was pending for them is applied", async () => {
    const { store, tracker } = await start();
    await tracker.deliver("seerr", seasonRequest(1, "1", "MEDIA_PENDING"));
    await tracker.deliver("sonarr", grabOf({ episodes: [[2, 1]], downloadId: HASH }));
    expect(await store.read.unit.count()).toBe(0);

    await tracker.deliver("seerr", seasonRequest(1, "1, 2", "MEDIA_APPROVED"));

    expect((await only(store)).seasons).toBe("[1,2]");
    expect(await store.read.unit.findMany()).toMatchObject([
      { season: 2, number: 1, state: "GRABBING", isWanted: true },
    ]);
    await tracker.deliver("seerr", seasonRequest(1, "1", "MEDIA_PENDING"));
    expect((await only(store)).seasons).toBe("[1,2]");
    await tracker.stop();
  });
});

const textOf = (_key: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
