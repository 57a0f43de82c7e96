import { expect, it } from "vitest";
import { openTestStore } from "../support/database.ts";
import { openFrontDoor } from "../support/front-door.ts";
import { startTestTracker } from "../support/tracking.ts";

/** Many times what one slice applies. */
const BACKLOG = 800;

it("/api/ready answers while a backlog of deliveries is applied", async () => {
  const store = await openTestStore();
  const delivery = { service: "sonarr", kind: "SONARR", receivedAt: new Date(), bodyHash: "00" };
  await store.write((tx) =>
    tx.delivery.createMany({
      data: Array.from({ length: BACKLOG }, (_, index) => ({
        ...delivery,
        body: Buffer.from(JSON.stringify({ eventType: "Unheard", index })),
      })),
    }),
  );
  const tracker = await startTestTracker(store, ["SONARR"]);
  const door = await openFrontDoor({ tracking: tracker.context });
  const response = await fetch(`${door.url}/api/ready`);
  const left = await store.read.delivery.count({ where: { status: "PENDING" } });
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  expect(left).toBeGreaterThan(0);
  await tracker.idle();
  expect(await store.read.delivery.count({ where: { status: "PENDING" } })).toBe(0);
  await tracker.stop();
});
