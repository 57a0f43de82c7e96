import { expect, it } from "vitest";
import type { ArrControl } from "../../server/integrations/port/arr.ts";
import { IntegrationError } from "../../server/integrations/port/error.ts";
import { DEFAULT_RETENTION } from "../../server/tracking/core/retention.ts";
import { startTicking } from "../../server/tracking/maintenance.ts";
import { untilNight } from "../../server/tracking/reconcile/schedule.ts";
import { openTestStore } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { startTestTracker } from "../support/tracking.ts";

it("reviews stuck requests although an earlier step fails and an indexer search hangs", async () => {
  const store = await openTestStore();
  const clock = createManualClock();
  const { context, stop } = await startTestTracker(store, ["SONARR"], clock);
  const make = createFactory(store);
  const request = await make.request({ arrService: "sonarr", arrId: 5 });
  await make.unit(request.id);
  const { id } = await make.unit(request.id, { monitored: false });
  const { integrations, statuses } = context.services;
  await clock.advance(5_000);
  await expect.poll(() => statuses.get("sonarr")?.status).toBe("UP");
  const sonarr = integrations.get("sonarr");
  if (sonarr === undefined) throw new Error("there is no Sonarr");
  const ending = Promise.withResolvers<never>();
  let isAsked = false;
  const hanging: Partial<ArrControl> = {
    searchReleases() {
      isAsked = true;
      return ending.promise;
    },
  };
  integrations.set("sonarr", { ...sonarr, arr: hanging as ArrControl });
  const read = new Proxy(store.read, {
    get(target, key) {
      if (key === "actionRecord") throw new Error("the action records cannot be read");
      return Reflect.get(target, key);
    },
  });
  // Its own ticking would do what this one does not.
  await stop();
  const endTicking = startTicking({ ...context, store: { ...store, read } });
  await clock.advance(60_000);
  await expect.poll(() => isAsked).toBe(true);
  await expect
    .poll(async () => (await store.read.unit.findUniqueOrThrow({ where: { id } })).problemCode)
    .toBe("NOT_MONITORED");
  ending.reject(new IntegrationError("sonarr", "timeout", "no answer"));
  await endTicking();
});

it("deletes at night what is kept no longer, and gathers statistics afterwards", async () => {
  const store = await openTestStore();
  const { context, stop } = await startTestTracker(store, ["SONARR"], createManualClock());
  await stop();
  const now = new Date("2031-05-04T12:00:00Z");
  const ages = [8, 6].map((days) => new Date(now.getTime() - days * 86_400_000));
  await store.write((tx) =>
    tx.auditEntry.createMany({ data: ages.map((at) => ({ at, event: "SIGN_IN" })) }),
  );
  const timers: { readonly ms: number; readonly work: () => void }[] = [];
  let isGathered = false;
  const endTicking = startTicking(
    {
      ...context,
      clock: {
        now: () => now,
        after: (ms, work) => {
          timers.push({ ms, work });
          return () => undefined;
        },
      },
      store: {
        ...store,
        gatherStatistics: async () => {
          isGathered = true;
        },
      },
    },
    { ...DEFAULT_RETENTION, auditDays: 7 },
  );
  const nights = timers.filter(({ ms }) => ms === untilNight(now));
  expect(nights).toHaveLength(1);
  nights[0]?.work();
  await expect.poll(() => isGathered).toBe(true);
  expect((await store.read.auditEntry.findMany()).map(({ at }) => at)).toEqual([ages[1]]);
  await endTicking();
});
