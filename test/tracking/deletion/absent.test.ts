import { expect, it, vi } from "vitest";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, createEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

const STEP_OF: Readonly<Record<string, string>> = {
  sonarr: "FILES",
  qbittorrent: "DOWNLOADS",
  shoko: "MATCHING",
  jellyfin: "LIBRARY",
  seerr: "REQUEST",
};

for (const [slug, kind] of Object.entries(STEP_OF)) {
  it(`${slug} that is taken out of the settings after its call leaves the record INCOMPLETE`, async () => {
    const environment = createEnvironment();
    addShow(environment, MINE);
    const store = await openTestStore();
    const requestId = await addRequest(store, MINE);
    let remove = (): void => undefined;
    const tracker = await startEnvironmentTracker(store, environment, {
      onBoundary(boundary, what) {
        if (boundary === "called" && what === `${kind} ${slug}`) remove();
      },
    });
    const { running } = tracker.context.services;
    remove = () => running.delete(slug);
    const id = await deleteRequest(tracker.context, {
      requestId,
      deleteFiles: true,
      previewId: null,
      by: ADA,
    });
    const find = () =>
      store.read.deletion.findUniqueOrThrow({ where: { id }, include: { steps: true } });
    await vi.waitFor(async () => expect((await find()).status).toBe("INCOMPLETE"), 10_000);
    const { steps, reason } = await find();
    expect(steps.find((step) => step.kind === kind)).toMatchObject({
      status: "FAILED",
      message: "The service is not set up any more.",
    });
    expect(reason).toContain("not set up any more");
    await tracker.stop();
  });
}
