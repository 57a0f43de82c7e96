import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, downloaded, passTime } from "../../simulator/manual-stack.ts";
import { importRest } from "../../simulator/world/import.ts";
import { pickUpFiles } from "../../simulator/world/library.ts";
import { markAvailable } from "../../simulator/world/media.ts";
import { editRequest, request as ask } from "../../simulator/world/request.ts";
import { numbered, series, type Title } from "../../simulator/world/title.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { deleteRequest, waitForDeletion } from "../support/deletion.ts";
import {
  kindsOf,
  requestsFor,
  untilNoProblem,
  untilProblem,
  untilRequest,
  untilState,
} from "../support/request.ts";

const CSRF = /CSRF protection is on.*Settings → Network/;

describe("a Seerr that refuses changes", () => {
  it("is named as such, with how to switch the protection off, and nothing is shown as done", async () => {
    const testApp = await startTestApp({ speed: 60 });
    const { world } = testApp.stack;
    ask(world, { title: aMovie("Locked Up") });
    const { id } = await untilState(testApp, "Locked Up", "REQUESTED");
    world.seerr.hasCsrfProtection = true;

    await expect(
      testApp.query(`mutation ($id: ID!) { approveRequest(id: $id) { id } }`, { id }),
    ).rejects.toThrow(CSRF);
    const { registerWebhook } = await testApp.query(
      `mutation { registerWebhook(slug: "seerr", baseUrl: "http://127.0.0.1:9") { ok message field } }`,
    );
    expect(registerWebhook).toMatchObject({ ok: false, message: expect.stringMatching(CSRF) });
    expect(registerWebhook.field).toBeNull();

    const deletion = await deleteRequest(testApp, id, { deleteFiles: false });
    const stuck = await waitForDeletion(testApp, deletion.id, "INCOMPLETE");
    expect(stuck.reason).toMatch(CSRF);
    expect((await requestsFor(testApp, "Locked Up")).map(({ state }) => state)).toEqual([
      "REQUESTED",
    ]);

    world.seerr.hasCsrfProtection = false;
    await testApp.query(`mutation ($id: ID!) { retryDeletion(id: $id) { id } }`, {
      id: deletion.id,
    });
    await untilState(testApp, "Locked Up", "DELETED");
    expect(world.seerrRequests).toEqual([]);
  });
});

describe("a request that is edited in Seerr", () => {
  it("says of a season that was added after the approval that it was not sent, and has it sent", async () => {
    const testApp = await startTestApp({ speed: 60 });
    const { world } = testApp.stack;
    const seasons = [1, 2].map((number) => ({ number, episodes: numbered(2) }));
    const title = series({ title: "Second Thoughts", year: 2020, seasons });
    const item = added(world, title);
    importRest(world, downloaded(world, item, item.units.slice(0, 2)));
    pickUpFiles(world, item.files, 0);
    await untilState(testApp, "Second Thoughts", "AVAILABLE");

    editRequest(world, expectFound(world.seerrRequests[0], "request"), { seasons: [1, 2] });
    const problem = await untilProblem(testApp, "Second Thoughts", "SEASONS_NOT_SENT");
    expect(problem).toMatchObject({
      severity: "STUCK",
      message: "Season 2 was added after the approval, and Seerr has not sent it to Sonarr.",
    });
    expect(kindsOf(problem)).toEqual(["RETRY_REQUEST"]);
    const edited = await untilRequest(
      testApp,
      "Second Thoughts",
      ({ counts }) => counts.total === 4,
    );
    expect(item.units.map(({ monitored }) => monitored)).toEqual([true, true, false, false]);

    await testApp.query(
      `mutation ($id: ID!) { performAction(requestId: $id, action: RETRY_REQUEST) { id } }`,
      { id: edited.id },
    );
    await untilNoProblem(testApp, "Second Thoughts");
    expect(item.units.every(({ monitored }) => monitored)).toBe(true);
  });
});

describe("a title that an admin marks as available in Seerr", () => {
  /** As the button in Seerr does. */
  const mark = (testApp: TestApp, title: Title) => {
    const { world } = testApp.stack;
    markAvailable(world, expectFound(world.media.get(title) ?? null, "media"), "plain");
  };

  it("is approved with a note and without a problem while no library shows it", async () => {
    const testApp = await startTestApp({ speed: 120 });
    const { world } = testApp.stack;
    const movie = aMovie("Kept Elsewhere");
    const show = aShow("Kept Elsewhere Too");
    for (const title of [movie, show]) {
      ask(world, { title });
      await untilState(testApp, title.title, "REQUESTED");
      mark(testApp, title);
    }
    for (const { title } of [movie, show]) {
      const noted = await untilRequest(testApp, title, ({ stateReason }) => stateReason !== null);
      expect(noted).toMatchObject({
        state: "APPROVED",
        stateReason: "available according to Seerr, but not in any library",
        problem: null,
      });
    }
    // Longer than a request that never reached its arr takes to become a problem.
    await passTime(world, 20 * 60);
    for (const { title } of [movie, show])
      expect(await untilState(testApp, title, "APPROVED")).toMatchObject({ problem: null });
  });

  it("is available where no library is configured, until Seerr says otherwise", async () => {
    const testApp = await startTestApp({ speed: 60, without: ["JELLYFIN"] });
    const { world } = testApp.stack;
    const movie = aMovie("Kept Elsewhere");
    const show = aShow("Kept Elsewhere Too");
    for (const title of [movie, show]) {
      ask(world, { title });
      await untilState(testApp, title.title, "REQUESTED");
      mark(testApp, title);
    }
    const available = await untilState(testApp, "Kept Elsewhere", "AVAILABLE");
    expect(available).toMatchObject({ isComplete: true, counts: { available: 1, total: 1 } });
    expect(available.transitions.at(-1).message).toBe("Seerr reports the title as available");
    await untilState(testApp, "Kept Elsewhere Too", "AVAILABLE");

    for (const row of world.media.values()) row.override.clear();
    const again = await untilState(testApp, "Kept Elsewhere", "APPROVED");
    expect(again.transitions.at(-1).message).toBe("No longer available");
    await untilState(testApp, "Kept Elsewhere Too", "APPROVED");
  });
});
