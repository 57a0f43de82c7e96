import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What real services sent or answered; see the INDEX.md of each folder. */
const ROOT = join(import.meta.dirname, "../fixtures");

/** A file below test/fixtures, such as "sonarr/webhook-test.json". The test names the shape that it knows the file to have. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it is the type that the cast below gives
export function readFixture<Content = unknown>(path: string): Content {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8")) as Content;
}

/** The JSON files of a folder whose names begin with `prefix`, as "folder/name.json". */
export function listFixtures(folder: string, prefix: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.startsWith(prefix) && name.endsWith(".json"))
    .map((name) => `${folder}/${name}`);
}

export interface ServerFixture {
  readonly version: string;
  /** What the server answers, by path. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The versions of a service of which there are answers: `server-<version>.json`. */
export function listServers(folder: string): readonly ServerFixture[] {
  return listFixtures(folder, "server-").map((path) => ({
    version: path.slice(`${folder}/server-`.length, -".json".length),
    answers: readFixture<ServerFixture["answers"]>(path),
  }));
}
