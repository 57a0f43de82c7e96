import { describe, expect, it } from "vitest";
import { added, aMovie, aShow, downloaded } from "../../simulator/manual-stack.ts";
import { importRest } from "../../simulator/world/import.ts";
import type { ArrItem, MediaFile } from "../../simulator/world/model.ts";
import { shokoDetect, shokoHash, shokoMatch, shokoMiss } from "../../simulator/world/shoko.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { recordCalls, refusalOf, untilEnded } from "../support/action.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { expectCoded } from "../support/message.ts";
import { untilProblem, untilRequest } from "../support/request.ts";

const CANDIDATES = `query($requestId: ID!, $episodeIds: [ID!]) {
  linkCandidates(requestId: $requestId, episodeIds: $episodeIds) { fileName durationSeconds episodeIds
    candidates { id series isSpecial number title airDate durationSeconds hasFile isSuggested titleCheck numberCheck durationCheck } } }`;
const LINK = `mutation($requestId: ID!, $episodeIds: [ID!], $linkTo: [ID!]) {
  performAction(requestId: $requestId, episodeIds: $episodeIds, linkTo: $linkTo, action: LINK_IN_SHOKO) { status message } }`;

/** Everything is imported; Shoko recognises all files but these. */
function importAll(testApp: TestApp, item: ArrItem, isUnknown: (file: MediaFile) => boolean): void {
  const { world } = testApp.stack;
  importRest(world, downloaded(world, item));
  for (const file of item.files) {
    const row = shokoDetect(world, file);
    shokoHash(world, row);
    if (isUnknown(file)) shokoMiss(world, row);
    else shokoMatch(world, row);
  }
}

async function candidatesOf(
  { query }: TestApp,
  requestId: string,
  episodeIds?: readonly string[],
): Promise<AnyResult> {
  return (await query(CANDIDATES, { requestId, episodeIds })).linkCandidates;
}

describe("linking a file in Shoko", () => {
  it("suggests the episode it was downloaded for, checked, links what the person chose and watches it", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const item = added(world, aShow("Nameless", 3, true));
    importAll(testApp, item, (file) => file === item.files[1]);
    const { requestId } = await untilProblem(testApp, "Nameless", "UNRECOGNISED_FILE", {
      actions: ["RESCAN_SHOKO", "LINK_IN_SHOKO"],
    });

    const [file, ...more] = await candidatesOf(testApp, requestId);
    expect(more).toEqual([]);
    expect(file.fileName).toMatch(/Nameless.*2.*\.mkv$/);
    expect(file.durationSeconds).toBe(1420);
    const [suggested, ...others] = file.candidates;
    expect(suggested).toMatchObject({
      series: "Nameless",
      isSpecial: false,
      number: 2,
      durationSeconds: 1440,
      hasFile: false,
      isSuggested: true,
      numberCheck: "AGREES",
      durationCheck: "AGREES",
    });
    expect(
      others.map(({ number, hasFile, isSuggested, numberCheck }: AnyResult) => ({
        number,
        hasFile,
        isSuggested,
        numberCheck,
      })),
    ).toEqual([
      { number: 1, hasFile: true, isSuggested: false, numberCheck: "DIFFERS" },
      { number: 3, hasFile: true, isSuggested: false, numberCheck: "DIFFERS" },
    ]);

    const calls = recordCalls(testApp);
    await expect(testApp.query(LINK, { requestId })).rejects.toThrow(/Choose the episode/);
    expect(calls).toEqual([]);
    expect(
      (await testApp.query(LINK, { requestId, linkTo: [suggested.id] })).performAction,
    ).toEqual({
      status: "SENT",
      message: "The file is being linked.",
    });
    expect(calls).toEqual([
      expect.stringMatching(
        new RegExp(`^shoko POST /api/v3/File/\\d+/Link \\{"EpisodeIDs":\\[${suggested.id}\\]\\}$`),
      ),
    ]);
    const ended = await untilEnded(testApp, "Nameless");
    expect(ended).toMatchObject({ kind: "LINK_IN_SHOKO", status: "WORKED", by: "ADMIN_TOKEN" });
    const { transitions } = await untilRequest(
      testApp,
      "Nameless",
      ({ problems }) => problems.length === 0,
    );
    expect(transitions).toContainEqual(
      expect.objectContaining({
        channel: "PERSON",
        event: "LINK_IN_SHOKO",
        message: `ADMIN_TOKEN had Shoko link ${file.fileName} as episode 2 of Nameless`,
      }),
    );
    for (const line of transitions) expectCoded(line);
    expect(await candidatesOf(testApp, requestId)).toEqual([]);
  });

  it("links by hand to another episode of the show, and to no episode of another", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const known = added(world, aShow("Known Elsewhere", 2, true));
    importAll(testApp, known, () => false);
    const item = added(world, aShow("By Hand", 4, true));
    importAll(testApp, item, (file) => file !== item.files[0]);
    await untilProblem(testApp, "By Hand", "UNRECOGNISED_FILE");
    const { id: requestId } = await untilRequest(
      testApp,
      "By Hand",
      ({ episodes }) =>
        episodes.filter(({ problem }: AnyResult) => problem?.code === "UNRECOGNISED_FILE")
          .length === 3,
    );
    const files = await candidatesOf(testApp, requestId);
    expect(files).toHaveLength(3);
    const [{ candidates, episodeIds }] = files;
    const other = expectFound(
      candidates.find(({ isSuggested, hasFile }: AnyResult) => !isSuggested && !hasFile),
      "another episode",
    );
    const linkTo = [other.id];
    await expect(testApp.query(LINK, { requestId, linkTo })).rejects.toThrow(/Several files/);
    expect(await candidatesOf(testApp, requestId, episodeIds)).toHaveLength(1);

    const shown = await testApp.query(LINK, { requestId, episodeIds, linkTo: ["1"] });
    expect(shown.performAction).toMatchObject({
      status: "FAILED",
      message: "Shoko: it has no such episode of this title",
    });
    const linked = await testApp.query(LINK, { requestId, episodeIds, linkTo });
    expect(linked.performAction.status).toBe("SENT");
    const { transitions } = await untilRequest(
      testApp,
      "By Hand",
      ({ episodes }) =>
        episodes.filter(({ problem }: AnyResult) => problem?.code === "UNRECOGNISED_FILE")
          .length === 2,
    );
    const lines = transitions.map(({ message }: AnyResult) => message).join("\n");
    expect(lines).toContain(`as episode ${other.number} of By Hand`);
    expect(lines).toMatch(
      /had Shoko link the file to an episode, which failed: Shoko: it has no such/,
    );
  });

  it("says that Shoko does not have the title yet by an empty list, and refuses a title without such a file", async () => {
    const testApp = await startTestApp();
    const { world } = testApp.stack;
    const movie = added(world, aMovie("First Of Its Kind", true));
    importAll(testApp, movie, () => true);
    const { requestId } = await untilProblem(testApp, "First Of Its Kind", "UNRECOGNISED_FILE");
    expect(await candidatesOf(testApp, requestId)).toMatchObject([{ candidates: [] }]);

    const plain = added(world, aMovie("Not An Anime"));
    const { id } = await untilRequest(testApp, plain.title.title, () => true);
    expect(await candidatesOf(testApp, id)).toEqual([]);
    expect(
      await refusalOf(testApp, id, "LINK_IN_SHOKO", { authorization: `Bearer ${ADMIN_TOKEN}` }),
    ).toMatchObject({ code: "CONFLICT", message: "Shoko has no unrecognised file of this title." });
  });
});
