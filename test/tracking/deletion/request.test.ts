import { expect, it, vi } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { previewDeletion } from "../../../server/tracking/deletion/preview.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { actorNamed } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addSecondSeason, addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

/** Seerr's answer for a request of the test's show. */
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
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const tracker = await startEnvironmentTracker(store, environment, { undoMs });
  const remove = () =>
    deleteRequest(tracker.context, {
      requestId,
      deleteFiles: true,
      previewId: null,
      by: actorNamed("Bob"),
    });
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({
      where: { id },
      include: { steps: { orderBy: { ordinal: "asc" } } },
    });
  return { environment, store, tracker, requestId, remove, find };
}

it("a request for a tracked title during the undo window is a request of its own, and keeps the files", async () => {
  const { environment, store, tracker, requestId, remove, find } = await open(3_600_000);
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
  const rows = await store.read.mediaRequest.findMany({ orderBy: { originId: "asc" } });
  expect(
    rows.map(({ origin, originId, approvalState }) => [origin, originId, approvalState]),
  ).toEqual([
    ["arr", "7", "DELETED"],
    ["seerr", "9", "APPROVED"],
  ]);
  expect(environment.effects).toEqual([]);
  await tracker.stop();
});

it("deletes the confirmed seasons, however the request is edited meanwhile", async () => {
  const { environment, tracker, remove, find } = await open();
  addSecondSeason(environment, MINE);
  environment.failures.set("sonarr", "unreachable");
  const id = await remove();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"), 10_000);
  await observe(tracker.context, [asked(MINE.requestId, [1, 2])]);
  environment.failures.clear();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  expect([...environment.disk]).toEqual(["/tv/Mine/S02E01.mkv"]);
  expect(environment.series.get(MINE.id)?.episodes.map(({ isMonitored }) => isMonitored)).toEqual([
    false,
    false,
    true,
  ]);
  await tracker.stop();
});

it("refuses a preview of other seasons than the request now has", async () => {
  const { tracker, requestId } = await open();
  const shown = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  await observe(tracker.context, [asked(MINE.requestId, [1, 2])]);
  const input = { requestId, deleteFiles: true, previewId: shown.id, by: actorNamed("Bob") };
  await expect(deleteRequest(tracker.context, input)).rejects.toMatchObject({ code: "CONFLICT" });
  await tracker.stop();
});

it("deletes no files of a show while the requested seasons are unknown", async () => {
  const { environment, store, tracker, requestId, remove } = await open();
  await store.write((tx) =>
    tx.mediaRequest.update({ where: { id: requestId }, data: { seasons: "[]" } }),
  );
  await expect(remove()).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: "Which seasons it is for is not known yet.",
  });
  expect(environment.effects).toEqual([]);
  await tracker.stop();
});
