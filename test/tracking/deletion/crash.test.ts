import { expect, it, vi } from "vitest";
import { deleteRequest } from "../../../server/tracking/deletion/delete-request.ts";
import { Crash } from "../../../server/tracking/deletion/runtime.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore, describeEachProvider } from "../../support/database.ts";
import { addShow, createEnvironment, type TestEnvironment } from "./environment.ts";
import { addRequest, MINE, OTHER, startEnvironmentTracker } from "./tracker.ts";

/** What a deletion of MINE does to the services, once each. */
const EFFECTS = [
  "unmonitor Mine",
  "remove download Mine S01",
  "remove title Mine",
  "forget /tv/Mine/S01E01.mkv",
  "drop /tv/Mine/S01E01.mkv",
  "withdraw 1",
  "forget media 7",
];

interface Ending {
  readonly environment: TestEnvironment;
  readonly boundaries: readonly string[];
  readonly status: string | undefined;
  readonly state: string | undefined;
}

/** Deletes, ends the process at the boundary with this number, starts it again, and waits for the end. */
async function deleteWithCrash(
  crashAt: number | null,
  provider: "sqlite" | "postgresql" = "sqlite",
): Promise<Ending> {
  const environment = createEnvironment();
  addShow(environment, MINE);
  addShow(environment, OTHER);
  const store = await openTestStore(provider);
  const requestId = await addRequest(store, MINE);
  await addRequest(store, OTHER);
  const boundaries: string[] = [];
  let hasCrashed = false;
  const first = await startEnvironmentTracker(store, environment, {
    onBoundary(boundary, what) {
      boundaries.push(
        boundary === "begun" || boundary === "round"
          ? boundary
          : `${boundary} ${what.split(" ")[0]}`,
      );
      if (boundaries.length - 1 !== crashAt) return;
      hasCrashed = true;
      throw new Crash();
    },
  });
  const id = await deleteRequest(first.context, {
    requestId,
    deleteFiles: true,
    previewId: null,
    by: ADA,
  });
  const find = () => store.read.deletion.findUnique({ where: { id }, select: { status: true } });
  if (crashAt !== null) {
    await vi.waitUntil(() => hasCrashed, { interval: 2 });
    await first.stop();
  }
  const second = crashAt === null ? first : await startEnvironmentTracker(store, environment);
  await vi.waitFor(async () => expect(await find()).toEqual({ status: "COMPLETE" }), {
    interval: 5,
  });
  const request = await store.read.mediaRequest.findUnique({
    where: { id: requestId },
    select: { state: true },
  });
  await second.stop();
  const status = (await find())?.status;
  await store.close();
  return { environment, boundaries, status, state: request?.state };
}

function expectClean({ environment, state }: Ending): void {
  expect(environment.effects.toSorted()).toEqual(EFFECTS.toSorted());
  expect(state).toBe("DELETED");
  expect([...environment.series.keys()]).toEqual([OTHER.id]);
  expect([...environment.torrents.keys()]).toEqual([OTHER.downloadId.toLowerCase()]);
  expect([...environment.disk]).toEqual(["/tv/Other/S01E01.mkv"]);
  expect([...environment.matches.keys()]).toEqual([OTHER.id]);
  expect([...environment.shown]).toEqual(["/tv/Other/S01E01.mkv"]);
  expect([...environment.requests.keys()]).toEqual([OTHER.requestId]);
  expect([...environment.media]).toEqual([OTHER.id]);
}

it(
  "ends complete wherever the process was killed, with no effect on another title and none twice",
  { timeout: 120_000 },
  async () => {
    const whole = await deleteWithCrash(null);
    expect(whole.environment.effects).toEqual(EFFECTS);
    expectClean(whole);
    // Each step is begun, called, noted and seen to hold: that is where a process can end.
    for (const kind of ["UNMONITOR", "DOWNLOADS", "FILES", "MATCHING", "LIBRARY", "REQUEST"])
      for (const boundary of ["intent", "called", "done", "settled"])
        expect(whole.boundaries).toContain(`${boundary} ${kind}`);
    for (const index of whole.boundaries.keys()) {
      const ending = await deleteWithCrash(index);
      expect(ending.boundaries.at(-1), `crash ${index}`).toBe(whole.boundaries[index]);
      expectClean(ending);
    }
  },
);

describeEachProvider("a deletion", (_open, provider) => {
  it("resumes after a crash between a call and its record", async () => {
    const whole = await deleteWithCrash(null, provider);
    expectClean(whole);
    expectClean(await deleteWithCrash(whole.boundaries.indexOf("called FILES"), provider));
  });
});
