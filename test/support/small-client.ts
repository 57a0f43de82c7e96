import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder like that of the built client, with one page and one script; ends with the test. */
export function writeSmallClient(): string {
  const dir = mkdtempSync(join(tmpdir(), "tracker-client-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, "assets"));
  writeFileSync(
    join(dir, "index.html"),
    "<!doctype html><html><head><script>theme()</script></head><body></body></html>",
  );
  writeFileSync(join(dir, "assets/app-1a2b3c4d.js"), "start()");
  return dir;
}
