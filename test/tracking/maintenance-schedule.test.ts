import { expect, it } from "vitest";
import type { ArrControl } from "../../server/integrations/port/arr.ts";
import { IntegrationError } from "../../server/integrations/port/error.ts";
import { startTicking } from "../../server/tracking/maintenance.ts";
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
