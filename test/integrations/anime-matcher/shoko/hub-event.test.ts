import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  HUB_EVENTS,
  readHubEvent,
} from "../../../../server/integrations/anime-matcher/shoko/hub-event.ts";
import { readFixture } from "../../../support/fixture.ts";

const Invocation = z.object({ target: z.string(), arguments: z.array(z.unknown()) });

/** Summary of each event of a fixture: its meaning and its file. */
function readAll(name: string): readonly string[] {
  const body = z.union([Invocation, z.array(Invocation)]).parse(readFixture(`shoko/${name}`));
  return [body].flat().flatMap(({ target, arguments: [argument] }) => {
    const reading = readHubEvent("shoko", target, argument);
    if (reading.kind === "nothing") return [];
    if (reading.kind === "relocated")
      return [`relocated: ${reading.fileId} from ${reading.formerPath ?? "-"}`];
    const { kind, keys } = reading.observation;
    return [
      `${reading.kind}: ${kind} ${keys.shokoFileId ?? "-"} ${keys.anidbId ?? "-"} ${keys.path ?? "-"}`,
    ];
  });
}

const file = (number: string) =>
  `Kumo no Machi/Season 1/[LabSubs] Kumo no Machi - ${number} (1080p).mkv`;

describe("recorded events of Shoko's hub", () => {
  it("v5: tracks a file of a new series", () => {
    expect(readAll("signalr-v5-new-series.json")).toEqual([
      `complete: hashing - - ${file("01")}`,
      `complete: hashed 2102 - ${file("01")}`,
      `complete: matched 2102 17001 ${file("01")}`,
    ]);
  });

  it("v5: reports only files without cross references as unmatched", () => {
    expect(readAll("signalr-v5-not-matched.json")).toEqual([
      `complete: hashing - - ${file("03")}`,
      `complete: hashed 2104 - ${file("03")}`,
      `complete: unmatched 2104 - ${file("03")}`,
    ]);
  });

  it("v6: reports matched and unmatched files without a path, and follows a moved one", () => {
    expect(readAll("signalr-v6-sequence.json")).toEqual([
      `complete: hashing - - ${file("01")}`,
      `complete: hashed 2102 - ${file("01")}`,
      "needs-path: matched 2102 17001 -",
      "needs-path: unmatched 2104 - -",
      "relocated: 2102 from drop/x.mkv",
    ]);
  });

  it("v5: follows a file that is moved and renamed", () => {
    expect(readAll("signalr-v5-move-delete.json")).toEqual([
      `relocated: 2102 from ${file("01")}`,
      "relocated: 2102 from drop/[LabSubs] Kumo no Machi - 01 (1080p).mkv",
    ]);
  });

  it("ignores what is no progress of a file", () => {
    expect(readAll("signalr-v5-movieupdated-recorded.json")).toEqual([]);
  });
});

describe("events of Shoko's hub", () => {
  it("reports attempts and an AniDB ban to the admin", () => {
    const body = {
      FileID: 7,
      RelativePath: "/A/b.mkv",
      HasCrossReferences: false,
      AutoMatchAttempts: 3,
      IsUDPBanned: true,
    };
    expect(readHubEvent("shoko", "ShokoEvent:FileNotMatched", body)).toMatchObject({
      kind: "complete",
      observation: {
        service: "shoko",
        kind: "unmatched",
        channel: "PUSH",
        keys: { path: "A/b.mkv", shokoFileId: 7 },
        reason: { code: "SHOKO_FOUND_NO_MATCH", params: {} },
        detail: ["attempt 3 of 15", "AniDB has banned this server for a while"],
      },
    });
  });

  it.each([
    [
      "a match whose references were removed",
      "ShokoEvent:FileMatched",
      { FileID: 1, RelativePath: "a", CrossReferences: [] },
    ],
    [
      "a cancelled search",
      "release:search.completed",
      { FileID: 1, IsSaved: false, IsCancelled: true },
    ],
    ["an event without a file", "ShokoEvent:FileHashed", { CrossReferences: [] }],
    ["an event with twenty images", "ShokoEvent:MovieUpdated", { Reason: "ImageAdded" }],
  ])("ignores %s", (_name, event, body) => {
    expect(readHubEvent("shoko", event, body).kind).toBe("nothing");
  });

  it("never throws, whatever the body", () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({
        FileID: fc.jsonValue(),
        RelativePath: fc.jsonValue(),
        CrossReferences: fc.jsonValue(),
        Release: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...HUB_EVENTS, "other"), body, (event, value) => {
        expect(["complete", "needs-path", "nothing"]).toContain(
          readHubEvent("shoko", event, value).kind,
        );
      }),
    );
  });
});
