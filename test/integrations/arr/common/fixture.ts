import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface ServerFixture {
  readonly version: string;
  /** What the server answers, by path. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The hand-written answers of a service's server versions: `<folder>/fixtures/server-<version>.json`. */
export function loadServers(folder: string): ServerFixture[] {
  const fixtures = join(import.meta.dirname, "../..", folder, "fixtures");
  return readdirSync(fixtures).flatMap((name) => {
    const version = /^server-(.+)\.json$/.exec(name)?.[1];
    if (version === undefined) return [];
    const answers = JSON.parse(readFileSync(join(fixtures, name), "utf8")) as Record<
      string,
      unknown
    >;
    return [{ version, answers }];
  });
}
