import { existsSync, readFileSync } from "node:fs";

/** The bundle is in dist/server, the source in server, so the root is one or two directories up. */
export const root = [new URL("..", import.meta.url), new URL("../..", import.meta.url)].find(
  (folder) => existsSync(new URL("package.json", folder)),
);

/** Returns the version of the tracker. */
export function readVersion(): string {
  if (root === undefined) return "unknown";
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
    version: string;
  };
  return version;
}
