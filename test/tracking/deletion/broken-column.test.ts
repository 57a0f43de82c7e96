import { expect, it, vi } from "vitest";
import { NO_CHANGE } from "../../../server/tracking/core/bus.ts";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { retryDeletion } from "../../../server/tracking/deletion/retry-deletion.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

const UNREADABLE = '{"version":99}';

async function open() {
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  // Nothing is removed before the test breaks a column: the undo window is still open.
  const tracker = await startEnvironmentTracker(store, environment, { undoMs: 24 * 60 * 60_000 });
  const remove = () =>
    deleteRequest(tracker.context, { requestId, deleteFiles: true, previewId: null, by: ADA });
  return { environment, store, requestId, tracker, remove };
}

it.each([
  ["inventory", UNREADABLE],
  ["seasons", "{"],
])("a deletion whose %s cannot be read removes nothing and keeps the text", async (name, text) => {
  const { environment, store, tracker, remove } = await open();
  const id = await remove();
  const find = () => store.read.deletion.findUniqueOrThrow({ where: { id } });
  await store.write((tx) =>
    tx.deletion.update({
      where: { id },
      data: { [name]: text, startsAt: new Date(0), nextTryAt: new Date(0) },
    }),
  );
  tracker.context.bus.publish({ ...NO_CHANGE, deletionIds: [id] });
  await vi.waitFor(async () => expect((await find()).status).toBe("INCOMPLETE"), 10_000);
  await retryDeletion(tracker.context, { id, by: ADA }).catch(() => undefined);
  expect(await find()).toMatchObject({ [name]: text });
  await tracker.stop();
  expect(environment.effects).toEqual([]);
});

it("a request whose seasons cannot be read is not deleted", async () => {
  const { store, requestId, tracker, remove } = await open();
  await store.write((tx) =>
    tx.mediaRequest.update({ where: { id: requestId }, data: { seasons: "?" } }),
  );
  await expect(remove()).rejects.toThrow("MediaRequest.seasons");
  expect(await store.read.deletion.count()).toBe(0);
  await tracker.stop();
});
