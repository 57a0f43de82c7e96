import { expect, it } from "vitest";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { openTestStore } from "../../support/database.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker } from "../../support/tracking.ts";

it("lets an episode agree with its request on who asked for it and who approved it", async () => {
  const store = await openTestStore();
  const tracker = await startTestTracker(store, ["SEERR", "SONARR"]);
  const show = { mediaType: "TV", tvdbId: 7, tmdbId: 8, seasons: [1] } as const;
  await observe(tracker.context, [
    buildObservation("approved", {
      service: "seerr",
      event: "MEDIA_AUTO_APPROVED",
      isAutomatic: true,
      keys: { ...show, requestId: "5" },
      item: { title: "Harbour of Glass", requestedBy: "Taro" },
    }),
  ]);
  await observe(tracker.context, [
    buildObservation("airs", {
      service: "sonarr",
      keys: {
        ...show,
        arr: { service: "sonarr", id: 3 },
        episodes: [{ season: 1, number: 1, airDate: "2020-01-01T00:00:00Z", monitored: true }],
      },
    }),
  ]);
  const lines = await store.read.transition.findMany({
    orderBy: { sequence: "asc" },
    select: { unitId: true, to: true, service: true, event: true, message: true },
  });
  const toWords = (isEpisode: boolean) =>
    lines
      .filter(({ unitId }) => (unitId !== null) === isEpisode)
      .map(({ to, service, event, message }) => `${to} ${service} ${event}: ${message}`);
  expect(toWords(true)).toEqual(toWords(false));
  expect(toWords(true).at(-1)).toBe("APPROVED seerr MEDIA_AUTO_APPROVED: Approved automatically");
  await tracker.stop();
});
