import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseUsername, shortenName } from "../../../server/account/username.ts";
import { dropEndSlashes, folderOf } from "../../../server/domain/path.ts";
import { withoutFileName } from "../../../server/domain/problem/import-rules.ts";
import { redact } from "../../../server/domain/redact.ts";
import { createIntegration } from "../../../server/integrations/registry.ts";
import { splitYear } from "../../../server/integrations/request-manager/seerr/facts.ts";
import { toAddress } from "../../../server/integrations/shared/address.ts";
import { boundPayload } from "../../../server/integrations/shared/bounded-payload.ts";
import { pathText, text } from "../../../server/integrations/shared/lenient.ts";
import { readFixture } from "../../support/fixture.ts";
import { createDeps } from "../arr/common/fake-server.ts";

/** What takes the square of this many steps does not end within the time of a test. */
const LONG = 2_000_000;

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
