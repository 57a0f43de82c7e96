import { expect, it, vi } from "vitest";
import type { Observation } from "../../../server/domain/observation.ts";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { observe } from "../../../server/tracking/observe.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, openHouse } from "./house.ts";
import { addRequest, MINE, startHouseTracker } from "./tracker.ts";

/** What Seerr tells when it is asked, of a request for the house's show. */
function asked(requestId: string, seasons: readonly number[]): Observation {
  return {
    service: "seerr",
    kind: "approved",
    channel: "POLL",
    event: "request",
    at: null,
    keys: { mediaType: "TV", requestId, tmdbId: MINE.id, tvdbId: MINE.id, seasons },
    item: { title: MINE.title, requestedBy: "Ada" },
  };
}

async function open(undoMs = 0) {
  const house = openHouse();
  addShow(house, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startHouseTracker(store, house, { undoMs });
  const remove = () =>
    deleteRequest(tracker.context, { requestId, deleteFiles: true, previewId: null, by: "Bob" });
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({
      where: { id },
      include: { steps: { orderBy: { ordinal: "asc" } } },
    });
  return { house, store, tracker, requestId, remove, find };
}

it("who asks for a followed title while it can be called off has a wish of their own, and keeps the files", async () => {
  const { house, store, tracker, requestId, remove, find } = await open(3_600_000);
  await store.write((tx) =>
    tx.mediaRequest.update({
      where: { id: requestId },
      data: {
        origin: "arr",
        originService: "sonarr",
        originId: String(MINE.id),
        seasons: "[]",
        requestedBy: null,
      },
    }),
  );
  const id = await remove();
  expect((await find(id)).status).toBe("WAITING");
  await observe(tracker.context, [asked("9", [1])]);
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  const rows = await store.read.mediaRequest.findMany({ orderBy: { createdAt: "asc" } });
  expect(
    rows.map(({ origin, originId, wishState }) => [origin, originId, wishState]).toSorted(),
  ).toEqual([
    ["arr", "7", "DELETED"],
    ["seerr", "9", "APPROVED"],
  ]);
  expect(house.effects).toEqual([]);
  await tracker.stop();
});
