import { expect, it } from "vitest";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { previewDeletion } from "../../../server/tracking/deletion/preview.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

it("does not replace a removed instance by another one", async () => {
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  await store.write((tx) =>
    tx.mediaRequest.update({
      where: { id: requestId },
      data: { arrService: "sonarr-4k" },
      select: { id: true },
    }),
  );
  const tracker = await startEnvironmentTracker(store, environment);
  const { plan } = await previewDeletion(tracker.context, { requestId, deleteFiles: true });
  expect(plan.steps.filter(({ service }) => service === "sonarr")).toEqual([]);
  const asked = { requestId, previewId: null, by: ADA };
  await expect(
    deleteRequest(tracker.context, { ...asked, deleteFiles: true }),
  ).rejects.toMatchObject({ code: "UNAVAILABLE", message: expect.stringMatching(/not set up/) });
  expect(environment.effects).toEqual([]);
  // Without its files nothing is asked of that instance.
  await deleteRequest(tracker.context, { ...asked, deleteFiles: false });
  await tracker.stop();
});
