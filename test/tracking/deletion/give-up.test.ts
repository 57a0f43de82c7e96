import { expect, it, vi } from "vitest";
import { cancelDeletion } from "../../../server/tracking/deletion/cancel-deletion.ts";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { retryDeletion } from "../../../server/tracking/deletion/retry-deletion.ts";
import { ADA, actorNamed } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { addShow, createEnvironment, type TestEnvironment } from "./environment.ts";
import { addRequest, MINE, startEnvironmentTracker } from "./tracker.ts";

/** Whose library goes on showing what is gone, and keeps when it was asked for a scan. */
async function open() {
  const environment = createEnvironment();
  addShow(environment, MINE);
  const store = await openTestStore();
  const requestId = await addRequest(store, MINE);
  const scans: number[] = [];
  let now = (): Date => new Date(0);
  const stubborn: TestEnvironment = {
    ...environment,
    integrate(slug, kind) {
      const integration = environment.integrate(slug, kind);
      const { library } = integration;
      if (library === undefined) return integration;
      const scan = async () => {
        scans.push(now().getTime());
        return "started" as const;
      };
      return { ...integration, library: { ...library, scan, notifyPaths: async () => undefined } };
    },
  };
  const tracker = await startEnvironmentTracker(store, stubborn);
  now = tracker.context.clock.now;
  const remove = () =>
    deleteRequest(tracker.context, {
      requestId,
      deleteFiles: true,
      previewId: null,
      by: actorNamed("Bob"),
    });
  const find = (id: string) =>
    store.read.deletion.findUniqueOrThrow({ where: { id }, include: { steps: true } });
  return { environment, tracker, store, scans, remove, find };
}

it("asks a library that keeps the item for a few scans with growing pauses, and then only checks", async () => {
  const { tracker, scans, remove, find } = await open();
  const id = await remove();
  await vi.waitFor(
    async () => {
      const library = (await find(id)).steps.find(({ kind }) => kind === "LIBRARY");
      expect(library?.message).toContain("It was asked 5 times");
    },
    { interval: 50 },
  );
  expect(scans).toHaveLength(5);
  const gaps = scans.slice(1).map((at, index) => at - (scans[index] ?? 0));
  // Ten minutes at least, from before the one to before the other: less by what the first call was late.
  expect(Math.min(...gaps)).toBeGreaterThan(9 * 60_000);
  // While a round runs, the deletion is RUNNING.
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"));
  await tracker.stop();
});

it("can be given up by a person: it stays INCOMPLETE, names the person, and is not tried until it is retried or started again", async () => {
  const { environment, tracker, store, remove, find } = await open();
  const id = await remove();
  await vi.waitFor(async () => expect((await find(id)).status).toBe("INCOMPLETE"));
  // Between two rounds: while one is under way it cannot be given up.
  await vi.waitFor(() => cancelDeletion(tracker.context, { id, by: ADA }), {
    interval: 20,
  });
  expect(await find(id)).toMatchObject({
    status: "INCOMPLETE",
    reason: expect.stringMatching(/Jellyfin.* still shows .*; Ada abandoned the deletion\.$/i),
    openKey: null,
    nextTryAt: null,
    endedAt: expect.any(Date),
  });
  const refusal = { code: "CONFLICT" };
  await expect(cancelDeletion(tracker.context, { id, by: ADA })).rejects.toMatchObject(refusal);
  const { tries } = await find(id);
  const again = await remove();
  await expect(retryDeletion(tracker.context, { id, by: ADA })).rejects.toMatchObject(refusal);
  environment.shown.clear();
  await vi.waitFor(async () => expect((await find(again)).status).toBe("COMPLETE"), 10_000);
  expect(await find(id)).toMatchObject({ status: "INCOMPLETE", tries });
  const recorded = await store.read.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(recorded.map(({ actor, event }) => `${actor} ${event}`)).toEqual([
    "Bob DELETION_REQUESTED",
    "Ada DELETION_CANCELLED",
    "Bob DELETION_REQUESTED",
  ]);
  await retryDeletion(tracker.context, { id, by: ADA });
  await vi.waitFor(async () => expect((await find(id)).status).toBe("COMPLETE"), 10_000);
  await tracker.stop();
}, 20_000);
