import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const PROCESS = join(import.meta.dirname, "../../support/guarded-process.ts");

const FORBIDDEN = [
  "169.254.169.254",
  "[::ffff:169.254.169.254]",
  "[fe80::1]",
  "[fd00:ec2::254]",
  "100.100.100.200",
  "[64:ff9b::a9fe:a9fe]",
  "a-name-that-resolves-to-one.example",
];

it("refuses link-local and metadata addresses to HTTP, TLS and WebSockets, also after DNS", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, ...FORBIDDEN]);
  const refusals: Record<string, readonly string[]> = JSON.parse(stdout);
  expect(Object.keys(refusals)).toEqual(FORBIDDEN);
  for (const [host, messages] of Object.entries(refusals))
    for (const message of messages)
      expect(message, host).toMatch(/^ERR_IP_BLOCKED: .*link-local or of a cloud's metadata/);
});
