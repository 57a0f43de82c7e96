import { expect, it } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { replayDelivery } from "../../support/actor.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { grabOf, seasonRequest, SERIES } from "../body.ts";

const HASH = "a".repeat(40);

async function subjectOf({ read }: Store, deliveryId: number) {
  const found = await read.deliverySubject.findUnique({ where: { deliveryId } });
  return found === null ? null : { ...found, episodes: JSON.parse(found.episodes) as unknown };
}

describeEachProvider("what a webhook is about", (open) => {
  it("is the title of the request that it matched, with the episodes that it names", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const asked = await tracker.deliver("seerr", seasonRequest(7, "1"));
    const { id: requestId } = await store.read.mediaRequest.findFirstOrThrow();
    expect(await subjectOf(store, asked.id)).toEqual({
      deliveryId: asked.id,
      requestId,
      title: SERIES.title,
      year: SERIES.year,
      episodes: [],
      searchText: "paper lanterns\nmedia auto approved\nseerr",
    });
    const grab = grabOf({
      episodes: [
        [1, 3],
        [1, 4],
      ],
      downloadId: HASH,
    });
    const grabbed = await tracker.deliver("sonarr", grab);
    expect(await subjectOf(store, grabbed.id)).toMatchObject({
      requestId,
      episodes: [
        { season: 1, number: 3 },
        { season: 1, number: 4 },
      ],
    });
    // Nothing new is still about something.
    const again = await tracker.deliver("sonarr", grab);
    expect(again.status).toBe("DUPLICATE");
    expect(await subjectOf(store, again.id)).toMatchObject({ requestId, title: SERIES.title });
    await tracker.stop();
  });

  it("is the title that it names if it matched nothing, until its request is known", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
    const early = await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: HASH }));
    expect(early.status).toBe("IGNORED");
    expect(await subjectOf(store, early.id)).toMatchObject({
      requestId: null,
      title: SERIES.title,
      episodes: [{ season: 1, number: 1 }],
    });
    await tracker.deliver("seerr", seasonRequest(7, "1"));
    const { id: requestId } = await store.read.mediaRequest.findFirstOrThrow();
    expect(await subjectOf(store, early.id)).toMatchObject({ requestId });
    await replayDelivery(tracker.context, early.id);
    await tracker.idle();
    expect(await subjectOf(store, early.id)).toMatchObject({ requestId, title: SERIES.title });
    await tracker.stop();
  });

  it("is nothing for a test message and for what cannot be read", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SONARR"]);
    for (const body of [{ eventType: "Test" }, { eventType: "Unheard" }, 7])
      expect(await subjectOf(store, (await tracker.deliver("sonarr", body)).id)).toBeNull();
    await tracker.stop();
  });

  it("goes with its delivery", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SEERR"]);
    await tracker.deliver("seerr", seasonRequest(7, "1"));
    expect(await store.read.deliverySubject.count()).toBe(1);
    await store.write((tx) => tx.delivery.deleteMany());
    expect(await store.read.deliverySubject.count()).toBe(0);
    await tracker.stop();
  });
});
