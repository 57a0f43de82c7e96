import { expect, it } from "vitest";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import { IntegrationError } from "../../../server/integrations/port/error.ts";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { openTestStore } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";

const approved = (requestId: number): Observation => ({
  service: "seerr",
  channel: "POLL",
  event: "poll",
  at: null,
  kind: "approved",
  keys: { mediaType: "MOVIE", requestId: String(requestId), tmdbId: requestId },
  item: { title: `Movie ${requestId}` },
});

it("ends a sync in which the last service has stopped answering, whatever is left to compare", async () => {
  const store = await openTestStore();
  let asked = 0;
  const tracker = await startTestTracker(store, ["SHOKO"], systemClock, (integration) => ({
    ...integration,
    openSnapshot: () =>
      Promise.resolve({
        readItems: () => {
          asked += 1;
          return Promise.reject(new IntegrationError("shoko", "unreachable", "does not answer"));
        },
      }),
  }));
  const { reconciler } = tracker.context;
  await reconciler.idle();
  await observe(
    tracker.context,
    Array.from({ length: 300 }, (_, index) => approved(index + 1)),
  );

  const id = await reconciler.start({ kind: "BUTTON" });
  await reconciler.idle();
  const report = await store.read.sync.findUniqueOrThrow({ where: { id } });
  expect(report).toMatchObject({ status: "FAILED", total: 300 });
  expect(asked).toBe(5);
  expect(report.done).toBeLessThan(300);
  await tracker.stop();
});
