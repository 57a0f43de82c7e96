import { expect, it } from "vitest";
import { StoreError, type Store } from "../../../server/store/store.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { createStandstillReviewer } from "../../../server/tracking/projection/review.ts";
import { openTestStore } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { grabOf, seasonRequest } from "../body.ts";

it("reviews a request again whose review could not be written", async () => {
  const store = await openTestStore();
  let now = new Date("2026-01-01T00:00:00.000Z");
  const clock = { now: () => now, after: () => () => undefined };
  const tracker = await startTestTracker(store, ["SEERR", "SONARR"], clock);
  await tracker.deliver("seerr", seasonRequest(1, "1"));
  await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: "AB12" }));
  await observe(tracker.context, [
    {
      service: "sonarr",
      channel: "POLL",
      event: "poll",
      at: null,
      kind: "downloading",
      keys: { downloadId: "ab12" },
      transfer: { state: "STALLED", progress: 0.4 },
    },
  ]);
  let isBusy = false;
  const busyStore: Store = {
    ...store,
    write: (work) =>
      isBusy ? Promise.reject(new StoreError("BUSY", "the database is busy")) : store.write(work),
  };
  const reviewer = createStandstillReviewer({ ...tracker.context, store: busyStore });
  now = new Date("2026-01-01T00:04:00.000Z");
  await reviewer.review();

  isBusy = true;
  now = new Date("2026-01-01T00:05:01.000Z");
  await expect(reviewer.review()).rejects.toThrow("the database is busy");
  isBusy = false;
  now = new Date("2026-01-01T00:15:01.000Z");
  await reviewer.review();
  expect((await store.read.mediaRequest.findFirstOrThrow()).problemCode).toBe("STALLED");
  reviewer.stop();
  await tracker.stop();
});
