import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, downloaded, each } from "../../simulator/manual-stack.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import { addEpisode, dropEpisode } from "../../simulator/world/metadata.ts";
import { dropPending, holdBack } from "../../simulator/world/pending.ts";
import { request as ask } from "../../simulator/world/request.ts";
import type { SeriesTitle } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { startTestApp } from "../support/app.ts";
import {
  historyOf,
  untilNoProblem,
  untilProblem,
  untilRequest,
  untilState,
} from "../support/request.ts";

function lastOf(title: SeriesTitle) {
  return expectFound(title.episodes.at(-1) ?? null, "episode");
}

describe("what Sonarr and Radarr no longer report", () => {
  it("stops waiting for an episode that TVDB dropped, and waits for it again once it is back", async () => {
    const testApp = await startTestApp({ speed: 60 });
    const { world } = testApp.stack;
    const title = aShow("Dropped", 3);
    const item = added(world, title);
    await untilRequest(testApp, "Dropped", ({ counts }) => counts.total === 3);
    importRest(world, downloaded(world, item, item.units.slice(0, 2)));
    pickUpFiles(world, item.files, 0);
    await untilRequest(testApp, "Dropped", ({ counts }) => counts.available === 2);

    dropEpisode(world, title, lastOf(title));
    const without = await untilState(testApp, "Dropped", "AVAILABLE");
    expect(without).toMatchObject({ isComplete: true, counts: { available: 2, total: 2 } });
    const [, , dropped] = without.episodes;
    expect(dropped).toMatchObject({
      state: "DELETED",
      stateReason: "Sonarr no longer lists this episode",
    });
    const line = without.transitions.findLast(({ to }: { to: string }) => to === "DELETED");
    expect(line.message).toBe("Sonarr no longer lists the episode");

    addEpisode(world, title, { season: 1, airsAt: new Date("2021-04-01T00:00:00Z") });
    const again = await untilRequest(testApp, "Dropped", ({ counts }) => counts.total === 3);
    expect(again.episodes[2].state).toBe("APPROVED");
    expect(historyOf(again, { season: 1, number: 3 })).toEqual([
      "REQUESTED",
      "APPROVED",
      "DELETED",
      "APPROVED",
    ]);
  });

  it("keeps waiting for the only episode of a season", async () => {
    const testApp = await startTestApp({ speed: 60 });
    const { world } = testApp.stack;
    const title = aShow("Single", 1);
    added(world, title);
    await untilRequest(testApp, "Single", ({ counts }) => counts.total === 1);
    dropEpisode(world, title, lastOf(title));
    // Another title has been read several times meanwhile.
    const other = aShow("Other", 2);
    added(world, other);
    await untilRequest(testApp, "Other", ({ counts }) => counts.total === 2);
    dropEpisode(world, other, lastOf(other));
    await untilRequest(testApp, "Other", ({ counts }) => counts.total === 1);
    const single = await untilState(testApp, "Single", "APPROVED");
    expect(single.counts.total).toBe(1);
  });

  it.each([
    ["delay", "DELAYED"],
    ["downloadClientUnavailable", "CLIENT_UNAVAILABLE"],
  ] as const)(
    "ends the problem of a release that is no longer held back (%s)",
    async (reason, code) => {
      const testApp = await startTestApp({ speed: 60 });
      const { world } = testApp.stack;
      const movie = added(world, aMovie("Held Movie"));
      const show = added(world, aShow("Held Show", 2));
      const until = new Date(world.clock.now().getTime() + 6 * 3_600_000);
      const pending = [movie, show].map((item) =>
        holdBack(
          world,
          item,
          each(item.units),
          reason === "delay" ? { reason, until } : { reason },
        ),
      );
      await untilProblem(testApp, "Held Movie", code);
      await untilProblem(testApp, "Held Show", code);
      for (const one of pending) dropPending(world, one);
      expect(await untilNoProblem(testApp, "Held Movie")).toMatchObject({ state: "APPROVED" });
      expect(await untilNoProblem(testApp, "Held Show")).toMatchObject({ state: "APPROVED" });
    },
  );

  it("says that Sonarr has no episodes of a season yet, not that the request never reached it", async () => {
    const testApp = await startTestApp({ speed: 120 });
    const { world } = testApp.stack;
    const announced = aShow("Announced", 2);
    ask(world, { title: announced, seasons: [2], isAutomatic: true });
    const both = aShow("Both", 1);
    ask(world, { title: both, seasons: [1, 2], isAutomatic: true });
    const unlisted = await untilProblem(testApp, "Announced", "NO_EPISODES_YET");
    expect(unlisted).toMatchObject({
      severity: "WAITING",
      message: "Sonarr has no episodes of season 2 yet.",
      messageParams: { service: "Sonarr", seasons: [2] },
      actions: [],
    });

    const item = expectFound([...(world.itemsOfTitle.get(both) ?? [])][0] ?? null, "series");
    importRest(world, downloaded(world, item));
    pickUpFiles(world, item.files, 0);
    const waiting = await untilRequest(testApp, "Both", ({ counts }) => counts.available === 1);
    expect(waiting).toMatchObject({ state: "AVAILABLE", isComplete: false });
    expect(waiting.problem).toMatchObject({ code: "NO_EPISODES_YET", severity: "WAITING" });

    for (const title of [announced, both])
      addEpisode(world, title, { season: 2, airsAt: new Date("2021-04-01T00:00:00Z") });
    await untilRequest(
      testApp,
      "Announced",
      ({ counts, problem }) => counts.total === 1 && problem?.code !== "NO_EPISODES_YET",
    );
    await untilRequest(testApp, "Both", ({ counts }) => counts.total === 2);
  });
});
