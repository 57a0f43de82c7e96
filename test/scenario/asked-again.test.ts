import { describe, expect, it } from "vitest";
import { aMovie, aShow, downloaded } from "../../simulator/manual-stack.ts";
import { addToArr } from "../../simulator/world/arr.ts";
import { failDownload, grab } from "../../simulator/world/download.ts";
import { importRest } from "../../simulator/world/import.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import type { ArrItem } from "../../simulator/world/model.ts";
import { request } from "../../simulator/world/request.ts";
import type { Title } from "../../simulator/world/title.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp, type TestAppOptions } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A title that its arr has had for years, with what happened to it `days` ago. */
function seedPast(world: World, title: Title, days: number, past: (item: ArrItem) => void): void {
  const at = new Date(world.clock.now().getTime() - days * DAY_MS);
  world.silently(() => {
    world.clock.pretend(at, () => past(addToArr(world, { title, seasons: [1], is4k: false })));
  });
}

/** Imported, and its files deleted by a person. */
function clearOut(world: World) {
  return (item: ArrItem): void => {
    importRest(world, downloaded(world, item));
    for (const file of item.files) deleteFile(world, file, "manual");
  };
}

const REQUEST = `{ requests(first: 1) { nodes { id state counts { total available }
  transitions { to } episodes { state } } } }`;

/** Starts a tracker, asks for the title now, and reads everything that the services have of it. */
async function askNow(testApp: TestApp, title: Title): Promise<AnyResult> {
  const { query, stack } = testApp;
  await eventually(
    async () => (await query(`{ sync { status } }`)).sync,
    (sync) => sync?.status === "DONE",
  );
  request(stack.world, { title, isAutomatic: true });
  const isApproved = ([one]: AnyResult[]) => one?.state === "APPROVED" && one.counts.total > 0;
  const read = async () => (await query(REQUEST)).requests.nodes;
  const [{ id }] = await eventually(read, isApproved);
  await query(`mutation ($id: ID!) { syncRequest(id: $id) { id } }`, { id });
  return (await read())[0];
}

async function start(seed: (world: World) => void, options: TestAppOptions = {}): Promise<TestApp> {
  const testApp = await startTestApp(options);
  seed(testApp.stack.world);
  return testApp;
}

describe("a title with a past that is asked for again", { timeout: 60_000 }, () => {
  it.each([
    ["a movie", aMovie("Cleared Out")],
    ["a season", aShow("Seen Through", 2)],
  ])("is APPROVED when its file was deleted last year (%s)", async (_what, title) => {
    const testApp = await start((world) => seedPast(world, title, 400, clearOut(world)));
    const asked = await askNow(testApp, title);
    expect(asked).toMatchObject({ state: "APPROVED", counts: { available: 0 } });
    expect(asked.transitions.map(({ to }: AnyResult) => to)).not.toContain("DELETED");
  });

  it("is APPROVED when a download of it failed two years ago", async () => {
    const title = aMovie("Failed Before");
    const testApp = await start((world) =>
      seedPast(world, title, 700, (item) =>
        failDownload(world, grab(world, item, [item.units]), "Aborted"),
      ),
    );
    expect(await askNow(testApp, title)).toMatchObject({ state: "APPROVED" });
  });

  it("is APPROVED when no library is configured and its file was deleted last year", async () => {
    const title = aMovie("Nowhere Shown");
    const testApp = await start((world) => seedPast(world, title, 400, clearOut(world)), {
      without: ["JELLYFIN", "SHOKO"],
    });
    expect(await askNow(testApp, title)).toMatchObject({ state: "APPROVED" });
  });
});
