import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { createTestDatabase, describeWithPostgresql } from "./support/database.ts";
import { readImageDescription } from "./support/dockerfile.ts";
import type { ProcessReport } from "./support/report-process.ts";
import { makeDataDir } from "./support/tracker-process.ts";

// How `npm start` and the image start the built tracker, and what it loads and may use.

const root = join(import.meta.dirname, "..");
const REPORT_PROCESS = join(import.meta.dirname, "support/report-process.ts");
const DATABASES = ["better-sqlite3", "pg", "@prisma/adapter-better-sqlite3", "@prisma/adapter-pg"];

const readRoot = (file: string): string => readFileSync(join(root, file), "utf8");

/** The arguments of Node in package.json's `start`. */
function readStartArguments(): readonly string[] {
  const { scripts } = JSON.parse(readRoot("package.json")) as { scripts: { start: string } };
  return scripts.start.replace("exec node ", "").split(" ");
}

/** Starts the bundle as `npm start` does, but in a folder without .env. */
async function startBundle(env: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
  const dataDir = makeDataDir();
  const args = readStartArguments().map((argument) =>
    argument.replace(
      /^(--env-file=|)([^-].*)$/,
      (_, option: string, file: string) => `${option}${join(root, file)}`,
    ),
  );
  const child = spawn(process.execPath, ["--import", REPORT_PROCESS, ...args], {
    cwd: dataDir,
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  if (child.stdout === null) throw new Error("its output is not read");
  for await (const line of createInterface({ input: child.stdout }))
    if (line.includes('"msg":"ready"')) return child;
  throw new Error("the tracker ended before it was ready");
}

async function readReport(child: ChildProcess): Promise<ProcessReport> {
  const answer = once(child, "message");
  child.send("report");
  const [report] = await answer;
  return report as ProcessReport;
}

it("takes another limit from the environment", async () => {
  const child = await startBundle({ NODE_OPTIONS: "--max-old-space-size=700" });

  expect((await readReport(child)).heapLimitMb).toBeGreaterThanOrEqual(700);
});

it("starts in the image as npm start does, without a .env", () => {
  expect(readImageDescription(root).command).toEqual([
    "node",
    ...readStartArguments().filter((argument) => argument !== "--env-file-if-exists=.env"),
  ]);
});

it("starts with a bounded heap, and without PostgreSQL's driver and the SignalR client", async () => {
  const { heapLimitMb, packages } = await readReport(await startBundle());

  expect(heapLimitMb).toBeLessThan(560);
  expect(packages.filter((name) => DATABASES.includes(name))).toEqual([
    "better-sqlite3",
    "@prisma/adapter-better-sqlite3",
  ]);
  expect(packages).not.toContain("@microsoft/signalr");
});

it("loads the SignalR client with a service that has a hub", async () => {
  const child = await startBundle({ SONARR_URL: "http://127.0.0.1:9", SONARR_API_KEY: "a-key" });

  await expect.poll(async () => (await readReport(child)).packages).toContain("@microsoft/signalr");
});

describeWithPostgresql("on PostgreSQL", () => {
  it("does not load SQLite's driver", async () => {
    const { url } = await createTestDatabase("postgresql");
    const child = await startBundle({ DATABASE_URL: url });

    const { packages } = await readReport(child);
    expect(packages.filter((name) => DATABASES.includes(name)).toSorted()).toEqual([
      "@prisma/adapter-pg",
      "pg",
    ]);
  });
});
