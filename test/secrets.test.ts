import { execFile, execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { findSecrets } from "../scripts/check-secrets.ts";
import { createSelfSigned } from "./support/self-signed.ts";

const SCRIPT = join(import.meta.dirname, "../scripts/check-secrets.ts");

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** As in files where somebody left them; made here, since the check reads this file, too. */
const PLANTED: Readonly<Record<string, string>> = {
  "a private key": createSelfSigned().key,
  "a token of GitHub": `GITHUB=ghp_${hex(18)}`,
  "a token of npm": `//registry.npmjs.org/:_authToken=npm_${hex(18)}`,
  "a password of a database": `DATABASE_URL=postgres://tracker:${hex(12)}@db.example.net:5432/tracker`,
  "a key of Sonarr": `SONARR_API_KEY=${hex(16)}`,
  "a key of Radarr in JSON": `{ "apiKey": "${hex(16)}" }`,
  "a key of Jellyfin in a header": `{ "X-Emby-Token": "${hex(16)}" }`,
  "a key of Seerr": `const apiKey = "${Buffer.from(`1796000000000${randomUUID()}`).toString("base64")}";`,
  "a key of Shoko": `apikey: ${randomUUID()}`,
  "a bearer token": `"token": "Bearer ${hex(32)}"`,
  "a passkey in an address": `https://tracker.example/announce?passkey=${hex(16)}`,
  "a secret of a webhook": `[token]='${hex(16)}'`,
};

it.each(Object.entries(PLANTED))("finds %s", async (_name, text) => {
  const found = await findSecrets("notes/example.txt", `one\n\n${text}\n`);
  expect(found[0]?.line).toBe(3);
  const secret = /[\da-f]{24,}/.exec(text)?.[0] ?? text;
  expect(JSON.stringify(found)).not.toContain(secret);
});

it("finds it although a comment allows it", async () => {
  const text = `// secretlint-disable\nconst token = "ghp_${hex(18)}";\n`;
  expect(await findSecrets("server/example.ts", text)).toHaveLength(1);
});

it.each([
  'const apiKey = "a-wrong-key-for-sonarr";',
  "ADMIN_TOKEN=$ADMIN_TOKEN",
  "DATABASE_URL=postgres://user:password@host:5432/name",
  `"downloadId": "${hex(20)}"`,
  `commit ${hex(20)}`,
  `id: ${randomUUID()}`,
  "const secretKeyLength = 32;",
])("leaves alone what is none: %s", async (text) => {
  expect(await findSecrets("server/example.ts", text)).toEqual([]);
});

it("names the file and the line, and fails", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-secret-scan-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  const key = hex(16);
  writeFileSync(join(folder, "good.txt"), "nothing here\n");
  const run = () => promisify(execFile)(process.execPath, [SCRIPT, folder]);
  expect((await run()).stdout).toBe("");
  writeFileSync(join(folder, "bad.txt"), `\nSONARR_API_KEY=${key}\n`);
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stdout: "bad.txt:2: looks like the key of a service\n",
  });
});
