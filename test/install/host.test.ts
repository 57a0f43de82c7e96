import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { SETTINGS } from "../../server/config/config.ts";
import { readImageDescription } from "../support/dockerfile.ts";
import { makeFolder } from "../support/real-program.ts";

// The files for machines other than those with Docker Compose: Unraid's template and the unit of systemd.

const root = join(import.meta.dirname, "../..");
const readText = (file: string): string => readFileSync(join(root, "docs/install", file), "utf8");
const image = readImageDescription(root);

/** Of the engine and of SQLite. */
const OTHER_VARIABLES = ["TZ", "SQLITE_TMPDIR"];

interface Template {
  readonly texts: ReadonlyMap<string, string>;
  readonly configs: readonly Readonly<Record<string, string>>[];
}

/** Throws if it is not well-formed. */
function readTemplate(text: string): Template {
  const texts = new Map<string, string>();
  const configs: Readonly<Record<string, string>>[] = [];
  const parser = new SaxesParser();
  let content = "";
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    content = "";
    if (name === "Config") configs.push(attributes);
  });
  parser.on("text", (part) => void (content += part));
  parser.on("closetag", ({ name }) => void texts.set(name, content));
  parser.write(text).close();
  return { texts, configs };
}

it("has a template for Unraid that is well-formed, and names what exists", () => {
  const { texts, configs } = readTemplate(readText("unraid.xml"));
  const targetsOf = (type: string) =>
    configs.filter((config) => config["Type"] === type).map((config) => config["Target"] ?? "");
  expect(targetsOf("Port")).toEqual(["8100"]);
  expect(targetsOf("Path")).toEqual([image.env["DATA_DIR"]]);
  const known = [...SETTINGS.map(({ name }) => name), ...OTHER_VARIABLES];
  expect(targetsOf("Variable").filter((name) => !known.includes(name))).toEqual([]);
  for (const { Target, Mask } of configs) {
    const isSecret = SETTINGS.some(({ name, isSecret: is }) => name === Target && is);
    expect(Mask, Target).toBe(String(isSecret));
  }
  // As confined as in docker-compose.yml.
  for (const option of ["--user 99:100", "--read-only", "--cap-drop ALL", "no-new-privileges"])
    expect(texts.get("ExtraParams")).toContain(option);
  const icon = /\/main\/(.*)$/.exec(texts.get("Icon") ?? "")?.[1] ?? "";
  expect(existsSync(join(root, icon)), icon).toBe(true);
  expect(() => readTemplate("<Container><Name>one</Container>")).toThrow("unexpected close tag");
});

it("has a unit that starts the release as the image does, in a folder that only it can read", () => {
  const unit = readText("status-tracker.service");
  const [node, ...rest] = image.command;
  expect(unit).toContain(`\nExecStart=/usr/bin/${node} ${rest.join(" ")}\n`);
  expect(unit).toContain("\nStateDirectory=status-tracker\nStateDirectoryMode=0700\n");
  expect(unit).toContain("DATA_DIR=/var/lib/status-tracker\n");
});

it("has a unit that systemd understands", (context) => {
  if (spawnSync("systemd-analyze", ["--version"]).status !== 0)
    return context.skip("systemd-analyze is not installed here");
  const folder = makeFolder("unit");
  const unit = join(folder, "status-tracker.service");
  const analyze = (...args: string[]) =>
    spawnSync("systemd-analyze", [...args, unit], { encoding: "utf8" });
  // It checks that the program exists, which is elsewhere here.
  const text = readText("status-tracker.service").replace("/usr/bin/node", process.execPath);
  writeFileSync(unit, text);
  const { status, stderr } = analyze("verify");
  expect([status, stderr]).toEqual([0, ""]);
  writeFileSync(unit, text.replace("ProtectSystem=strict", "ProtectSistem=strict"));
  expect(analyze("verify").stderr).toContain("ProtectSistem");
});
