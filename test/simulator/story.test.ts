import { afterEach, beforeEach, expect, it } from "vitest";
import { aMovie, aShow } from "../../simulator/manual-stack.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import type { Step } from "../../simulator/stories/story.ts";
import { findItem } from "../../simulator/world/request.ts";
import type { Title } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";

let stack: Stack;
beforeEach(async () => {
  stack = await startStack({ speed: 400, tickMs: 5 });
});
afterEach(() => stack.stop());

async function report(title: Title, steps: readonly Step[]) {
  await stack.play({ id: "played", summary: "a story of this test", title, steps });
  return findItem(stack.world, title);
}

it("shows a pack that announces more than it contains, and releases for the rest", async () => {
  const title = aShow("Short Story");
  const item = expectFound(
    await report(title, [
      { do: "request", isAutomatic: true },
      {
        do: "hold-back",
        release: "pack",
        files: [["S01E01"], ["S01E02"]],
        reason: "delay",
        seconds: 60,
      },
      { after: 1, do: "let-go", release: "pack" },
      { do: "download", release: "pack", seconds: 5 },
      { do: "hold", release: "pack", message: "Episode has a TBA title and recently aired" },
      { do: "import-unheard", release: "pack" },
      { do: "offer", files: [["S01E03"]], rejections: ["Not enough seeders"] },
      { do: "search" },
      { do: "offer", files: [["S01E03"]] },
      { do: "unmonitor", episodes: ["S01E03"] },
      { do: "search" },
      { do: "monitor", episodes: ["S01E03"] },
      { do: "search" },
      { do: "delete-files", episodes: ["S01E01"] },
      { do: "grab", release: "again", files: [["S01E01"]], promised: ["S01E01", "S01E02"] },
      { do: "set-category", release: "again", category: "elsewhere" },
      { do: "forget", release: "again" },
    ]),
    "series",
  );
  expect(item.units.map(({ file }) => file !== null)).toEqual([false, true, false]);
  expect(stack.world.downloads.map(({ units }) => units.length)).toEqual([2, 1, 2]);
});

it("shows a lost approval, a file found by a scan, and a removed title", async () => {
  const title = aMovie("Lost Story");
  const steps: Step[] = [
    { do: "request" },
    { do: "lose-approval" },
    { do: "retry" },
    { do: "place" },
    { do: "disk-scan" },
    { do: "scan" },
    { do: "seerr-scan" },
    { do: "delete-item", withFiles: true },
    { after: 2, do: "scan" },
    { do: "seerr-sync" },
  ];
  expect(await report(title, steps)).toBeNull();
  const [seerrRequest] = stack.world.seerrRequests;
  expect(seerrRequest?.status).toBe("completed");
  expect(stack.world.media.get(title)?.becameUnavailable.has("plain")).toBe(true);
  await report(aShow("Edited Story"), [{ do: "request" }, { do: "edit", seasons: [1, 2] }]);
  expect(stack.world.seerrRequests[1]?.seasons).toEqual([1, 2]);
});
