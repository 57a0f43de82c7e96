import { describe, expect, it } from "vitest";
import { added, aShow, downloaded } from "../../simulator/manual-stack.ts";
import { diskScan } from "../../simulator/world/disk-scan.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles, scanLibrary } from "../../simulator/world/library.ts";
import { shokoDetect, shokoHash, shokoMatch, shokoRelocate } from "../../simulator/world/shoko.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { startTestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { untilState } from "../support/request.ts";

const MOVED = "Elsewhere (2026)/Elsewhere - 01 - Beginnings.mkv";

describe("a file that Shoko renames and moves behind Sonarr's back", () => {
  it.each([
    ["its hub reports it", false],
    ["nothing reports it, and only its size is as it was", true],
  ])("is available where it is now, and not deleted, when %s", async (_how, isUnseen) => {
    const testApp = await startTestApp({ speed: 60 });
    const { world, failures } = testApp.stack;
    const { shoko } = failures.service;
    const show = added(world, aShow("Elsewhere", 1, true));
    importRest(world, downloaded(world, show));
    const file = expectFound(show.units[0]?.file, "file");
    await untilState(testApp, "Elsewhere", "ANIME_MATCHING");
    shoko.isDown = isUnseen;
    if (isUnseen) testApp.stack.restart("shoko");
    const row = shokoDetect(world, file);
    shokoHash(world, row);
    shokoMatch(world, row);
    shokoRelocate(world, row, MOVED);
    shoko.isDown = false;
    pickUpFiles(world, [row.file], 0);
    await untilState(testApp, "Elsewhere", "AVAILABLE");

    // Sonarr reports the file as missing: it does not know its new place.
    diskScan(world, show);
    scanLibrary(world);
    await eventually(
      () => testApp.query("{ requests(first: 1) { nodes { problem { code } } } }"),
      ({ requests }) => requests.nodes[0].problem?.code === "FILE_MISSING",
    );
    const synced = await testApp.query("{ requests(first: 1) { nodes { id } } }");
    const { id } = synced.requests.nodes[0];
    // A request is synced again only after a pause; a missing file counts as deleted at the second sync.
    for (let round = 0; round < 2; round += 1)
      await eventually(
        () =>
          testApp
            .query("mutation ($id: ID!) { syncRequest(id: $id) { id } }", { id })
            .catch(() => null),
        (done) => done !== null,
      );
    expect(await untilState(testApp, "Elsewhere", "AVAILABLE")).toMatchObject({ id });
  });
});
