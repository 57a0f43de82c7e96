import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** Why tests with a real program are left out, for their names; empty where it is installed (CI does, .ci/run). */
export function whyWithout(program: string, debianPackage = program): string {
  const { error } = spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 });
  const isMissing = error !== undefined && "code" in error && error.code === "ENOENT";
  return isMissing ? ` (left out: no ${program} here, apt-get install ${debianPackage})` : "";
}

/** An empty folder that is deleted after the test. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tracker-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a program that ends with the test. */
export function startProgram(program: string, args: readonly string[], folder: string): void {
  const env = { ...process.env, HOME: folder, PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(program, [...args], { stdio: "ignore", cwd: folder, env });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    const isEnded = await Promise.race([ended.then(() => true), sleep(5_000, false)]);
    if (!isEnded) child.kill("SIGKILL");
    await ended;
  });
}

/** Asks every 200 ms until the answer is true; an error counts as "not yet". */
export async function waitFor(what: string, ask: () => Promise<boolean>, ms = 30_000) {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (await ask().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`waited ${ms} ms in vain for ${what}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
