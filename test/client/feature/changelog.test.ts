import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readChangelog } from "../../../client/feature/about/changelog.ts";

it("reads versions, groups and items whose lines are broken, with their emphases", () => {
  const [newest, older] = readChangelog(
    `# Changelog\n\nIntro.\n\n## Unreleased\n\n### Added\n\n- **A thing** that does\n  more than \`one\` thing; see [its page](docs/a.md).\n- Another on *About*.\n\n### Fixed\n\n- An error.\n\n## 0.1.0\n\n- Loose.\n`,
  );
  expect(newest?.name).toBe("Unreleased");
  expect(newest?.groups.map(({ name, items }) => [name, items.length])).toEqual([
    ["Added", 2],
    ["Fixed", 1],
  ]);
  expect(newest?.groups[0]?.items[0]).toEqual([
    { kind: "strong", text: "A thing" },
    { kind: "text", text: " that does more than " },
    { kind: "code", text: "one" },
    { kind: "text", text: " thing; see " },
    { kind: "link", text: "its page" },
    { kind: "text", text: "." },
  ]);
  expect(newest?.groups[0]?.items[1]).toEqual([
    { kind: "text", text: "Another on " },
    { kind: "emphasis", text: "About" },
    { kind: "text", text: "." },
  ]);
  expect(older?.name).toBe("0.1.0");
});

it("finds something new in the changelog of this version", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../CHANGELOG.md"), "utf8");
  const [newest] = readChangelog(text);
  expect(newest?.groups.flatMap(({ items }) => items).length).toBeGreaterThan(3);
});
