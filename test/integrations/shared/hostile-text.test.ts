import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseUsername, shortenName } from "../../../server/account/username.ts";
import { dropEndSlashes, folderOf } from "../../../server/domain/path.ts";
import { withoutFileName } from "../../../server/domain/problem/import-rules.ts";
import { redact } from "../../../server/domain/redact.ts";
import { DelugeFileLists } from "../../../server/integrations/download-client/deluge/payload.ts";
import { QbittorrentFileList } from "../../../server/integrations/download-client/qbittorrent/payload.ts";
import { TransmissionFileLists } from "../../../server/integrations/download-client/transmission/payload.ts";
import { createIntegration } from "../../../server/integrations/registry.ts";
import { splitYear } from "../../../server/integrations/request-manager/seerr/facts.ts";
import { toAddress } from "../../../server/integrations/shared/address.ts";
import { boundPayload } from "../../../server/integrations/shared/bounded-payload.ts";
import { pathText, requiredText, text } from "../../../server/integrations/shared/lenient.ts";
import { readFixture } from "../../support/fixture.ts";
import { createDeps, startApi } from "../arr/common/fake-server.ts";
import { trackedItem } from "../arr/common/scope.ts";

/** What takes the square of this many steps does not end within the time of a test. */
const LONG = 2_000_000;

const LONG_NAME = "x".repeat(10_000);

/** Length of the longest text in a value. */
function longestOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(longestOf));
}

describe("a text of a service", () => {
  it("is cut at 4 KB in a webhook, however deep it is", () => {
    const long = "/".repeat(LONG);
    const bounded = boundPayload({ a: [{ path: long, [long]: 1 }], b: 1, c: null, d: true });
    expect(bounded).toEqual({
      a: [{ path: "/".repeat(4_096), ["/".repeat(4_096)]: 1 }],
      b: 1,
      c: null,
      d: true,
    });
    const deep: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(JSON.stringify(boundPayload(deep))).toHaveLength(128 + 4);
  });

  it("is cut at 4 KB in an answer too, whatever reads it", async () => {
    const long = LONG_NAME;
    const Answer = z.object({ title: text, path: pathText, file: requiredText });
    const read = Answer.parse({ title: long, path: long, file: long });
    expect(Object.values(read).map((one) => String(one).length)).toEqual([4_096, 4_096, 4_096]);

    const server = await startApi({
      "/api/v3/history": { records: [{ id: 1, date: "2031-05-01T11:00:00Z" }] },
      "/api/v3/history/series": [
        { id: 1, date: "2031-05-01T11:00:00Z", eventType: "grabbed", downloadId: long },
      ],
      "/api/v3/series": [{ id: 7, tvdbId: 990_007, title: long, path: long, monitored: true }],
      "/api/v3/episode": [
        {
          id: 71,
          seasonNumber: 1,
          episodeNumber: 1,
          title: long,
          hasFile: true,
          episodeFileId: 501,
          episodeFile: { id: 501, path: `/tv/${long}`, relativePath: long, sceneName: long },
        },
      ],
    });
    const connection = { slug: "sonarr", kind: "SONARR", url: server.url, apiKey: "key" } as const;
    const sonarr = createIntegration(connection, createDeps());
    const snapshot = await sonarr.openSnapshot?.({ withCursor: true });
    const item = trackedItem({ mediaType: "TV", arr: { service: "sonarr", id: 7 } });
    const observations: unknown[] = [await snapshot?.readItems([item], { withHistory: true })];
    for await (const page of snapshot?.untracked?.() ?? []) observations.push(page);
    expect(JSON.stringify(observations)).toContain("x".repeat(4_000));
    // Some paths are put together from two.
    expect(longestOf(observations)).toBeLessThanOrEqual(2 * 4_096 + 1);
  });

  it.each([
    ["qBittorrent", QbittorrentFileList, [{ name: LONG_NAME }]],
    [
      "Transmission",
      TransmissionFileLists,
      { torrents: [{ files: [{ name: LONG_NAME }], fileStats: [{ wanted: true }] }] },
    ],
    [
      "Deluge",
      DelugeFileLists,
      { hash: { files: [{ path: LONG_NAME }], file_progress: [], file_priorities: [] } },
    ],
  ])(
    "is cut at 4 KB in the list of files of %s, whose names strangers chose",
    (_name, list, answer) => {
      expect(longestOf(list.parse(answer))).toBe(4_096);
    },
  );

  it("is read in one pass", () => {
    const slashes = "/".repeat(LONG);
    expect(dropEndSlashes(`${slashes}x`)).toHaveLength(LONG + 1);
    expect(dropEndSlashes(`/a\\b/\\${slashes}`)).toBe("/a\\b");
    expect(folderOf(`a/${"x".repeat(LONG)}`)).toBe("a/");
    expect(folderOf("x".repeat(LONG))).toBe("");
    expect(toAddress({ host: "host", path: `${slashes}x` })).toContain("x");
    expect(splitYear(`${" (".repeat(LONG / 2)}x`).year).toBeUndefined();
    expect(splitYear("Up (2009)")).toEqual({ title: "Up", year: 2009 });
    expect(splitYear("(2009)")).toEqual({ title: "(2009)" });
    expect(redact({ username: `a@${".".repeat(LONG)} x` })).toHaveProperty("username");
    expect(redact({ username: "ada@mail.example.org" })).toEqual({ username: "ada" });
    expect(withoutFileName(`${".".repeat(LONG)} x: y`)).toHaveLength(LONG + 5);
    expect(withoutFileName("Show: Part 1.mkv: Sample")).toBe("Sample");
    expect(withoutFileName("Archive 81 - S01E01.mkv: Sample")).toBe("Sample");
    expect(withoutFileName("Not an upgrade: existing file")).toBe("Not an upgrade: existing file");
  });

  it("does not hold up a webhook of Sonarr whose paths are slashes", () => {
    const slashes = `${"/".repeat(LONG)}x`;
    const body = readFixture<Record<string, object>>(
      "sonarr/webhook-download-file-anime-pack-e01.json",
    );
    const hostile = {
      ...body,
      series: { ...body["series"], path: slashes, title: slashes },
      episodeFile: {
        ...body["episodeFile"],
        path: slashes,
        relativePath: slashes,
        sceneName: slashes,
      },
    };
    const sonarr = createIntegration(
      { slug: "sonarr", kind: "SONARR", url: "http://127.0.0.1:1", apiKey: "key" },
      createDeps(),
    );
    expect(sonarr.receive?.(hostile)).toMatchObject({ event: "Download" });
  });
});

describe("what changes the direction of a text", () => {
  it("is removed from titles and names, and not from paths, which have to be found again", () => {
    const hostile = "\u202eexe.\u2066Up\u2069 \u2067(2009)\u202c";
    const Body = z.object({ title: text, path: pathText });
    expect(Body.parse({ title: hostile, path: `/data/${hostile}` })).toEqual({
      title: "exe.Up (2009)",
      path: `/data/${hostile}`,
    });
    expect(Body.parse({ title: "\u202e\u202c", path: "" })).toEqual({});
    // Marks are needed by scripts that run from right to left.
    expect(Body.parse({ title: "\u200fפאודה\u200e" }).title).toBe("\u200fפאודה\u200e");
  });

  it("is refused in a name that somebody chooses, and removed from one that a provider has", () => {
    expect(() => parseUsername("ada\u202e")).toThrow("Choose a username");
    expect(parseUsername("דנה")).toBe("דנה");
    expect(shortenName("\u202eada")).toBe("ada");
  });

  it("does not reach a title by a webhook", () => {
    const body = readFixture<Record<string, object>>(
      "sonarr/webhook-download-file-anime-pack-e01.json",
    );
    const sonarr = createIntegration(
      { slug: "sonarr", kind: "SONARR", url: "http://127.0.0.1:1", apiKey: "key" },
      createDeps(),
    );
    const reading = sonarr.receive?.({
      ...body,
      series: { ...body["series"], title: "\u202eUp", path: "/tv/\u202eUp" },
    });
    expect(JSON.stringify(reading)).toContain('"title":"Up"');
    expect(JSON.stringify(reading)).toContain("/tv/\u202eUp");
  });
});
