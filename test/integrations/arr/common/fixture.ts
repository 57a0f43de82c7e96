import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface ServerFixture {
  readonly version: string;
  /** What the server answers, by path. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The hand-written answers of a service's server versions: `<service>/fixtures/server-<version>.json`. */
export function loadServers(service: string): ServerFixture[] {
  const folder = join(import.meta.dirname, "..", service, "fixtures");
  return readdirSync(folder).flatMap((name) => {
    const version = /^server-(.+)\.json$/.exec(name)?.[1];
    if (version === undefined) return [];
    const answers = JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
    return [{ version, answers }];
  });
}
