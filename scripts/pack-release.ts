import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assembleRelease } from "./assemble-release.ts";

// Writes the one-file release, dist/status-tracker-<version>.tar.gz: unpacked, it runs with Node alone.

const root = fileURLToPath(new URL("..", import.meta.url));

/** Packs an assembled release into a folder and returns the path of the file. */
export function packRelease(release: string, version: string, folder: string): string {
  const name = `status-tracker-${version}`;
  const file = join(folder, `${name}.tar.gz`);
  const work = mkdtempSync(join(folder, "packing-"));
  try {
    symlinkSync(release, join(work, name));
    execFileSync("tar", ["-czhf", file, "-C", work, name]);
    return file;
  } finally {
    rmSync(work, { recursive: true });
  }
}

if (import.meta.main) {
  const release = join(root, "dist/release");
  console.log(packRelease(release, await assembleRelease(release), join(root, "dist")));
}
