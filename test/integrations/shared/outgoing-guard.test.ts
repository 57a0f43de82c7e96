import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../../support/admin-token.ts";
import { makeDataDir, startTrackerProcess } from "../../support/tracker-process.ts";

const PROCESS = join(import.meta.dirname, "../../support/guarded-process.ts");

const FORBIDDEN = [
  "169.254.169.254",
  "[::ffff:169.254.169.254]",
  "[fe80::1]",
  "[fd00:ec2::254]",
  "100.100.100.200",
  "192.0.0.192",
  "168.63.129.16",
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

it("guards every connection of the tracker", async () => {
  const tracker = await startTrackerProcess(makeDataDir(), {
    ADMIN_TOKEN,
    SONARR_URL: "http://169.254.169.254",
    SONARR_API_KEY: "key-of-the-test",
  });
  const readMessage = async () => {
    const response = await fetch(`${tracker.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify({ query: "{ services { message } }" }),
    });
    const { data } = (await response.json()) as {
      data: { services: readonly { message: string | null }[] };
    };
    return data.services[0]?.message;
  };
  await expect.poll(readMessage).toContain("link-local or of a cloud's metadata service");
});
