import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../../support/admin-token.ts";
import { makeDataDir, startTrackerProcess } from "../../support/tracker-process.ts";

const PROCESS = join(import.meta.dirname, "../../support/guarded-process.ts");
const FORBIDDEN_DNS = join(import.meta.dirname, "../../support/forbidden-dns.ts");

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

it("guards every connection of the whole tracker, by the address that DNS answers", async () => {
  const env = {
    ADMIN_TOKEN,
    SONARR_URL: "http://169.254.169.254",
    SONARR_API_KEY: "key-of-the-test",
    RADARR_URL: "http://a-name-that-resolves-to-one.example",
    RADARR_API_KEY: "key-of-the-test",
    JELLYFIN_URL: "https://another-name.example",
    JELLYFIN_API_KEY: "key-of-the-test",
  };
  const tracker = await startTrackerProcess(makeDataDir(), env, {
    nodeOptions: ["--import", FORBIDDEN_DNS],
  });
  const readMessages = async () => {
    const response = await fetch(`${tracker.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_TOKEN}` },
      body: JSON.stringify({ query: "{ services { slug message } }" }),
    });
    const { data } = (await response.json()) as {
      data: { services: readonly { slug: string; message: string | null }[] };
    };
    return Object.fromEntries(data.services.map(({ slug, message }) => [slug, message]));
  };
  const refused = expect.stringContaining("link-local or of a cloud's metadata service");
  await expect.poll(readMessages).toEqual({ sonarr: refused, radarr: refused, jellyfin: refused });
});
