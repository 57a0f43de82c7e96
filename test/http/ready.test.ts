import { expect, it } from "vitest";
import type { Store } from "../../server/store/store.ts";
import { receiveDelivery } from "../../server/tracking/ingest/receive.ts";
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

it("/api/ready answers while one delivery is being applied, however long that takes", async () => {
  const base = await openTestStore();
  const applying = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let isHolding = false;
  let ended = 0;
  const store: Store = {
    ...base,
    write: (work) =>
      base
        .write(async (tx, rows) => {
          if (isHolding) {
            applying.resolve();
            await held.promise;
          }
          return work(tx, rows);
        })
        .finally(() => (ended += 1)),
  };
  const tracker = await startTestTracker(store, ["SONARR"]);
  const door = await openFrontDoor({ tracking: tracker.context });
  await tracker.idle();
  isHolding = true;
  const { id } = await receiveDelivery(tracker.context, {
    slug: "sonarr",
    body: Buffer.from(JSON.stringify({ eventType: "Unheard" })),
  });
  await applying.promise;
  const before = ended;
  const response = await fetch(`${door.url}/api/ready`);
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
  // The same transaction still runs.
  expect(ended).toBe(before);
  isHolding = false;
  held.resolve();
  await tracker.idle();
  const { status } = await store.read.delivery.findUniqueOrThrow({ where: { id } });
  expect(status).not.toBe("PENDING");
  await tracker.stop();
});
