import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface TrackerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has logged so far. */
  readonly log: readonly string[];
  /** Resolves once it has ended. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** A folder for a tracker's data; goes with the test. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "tracker-process-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/**
 * The tracker as `npm start` runs it, as a process of its own, on a free port. Resolves once it says that it is ready; it
 * ends with the test.
 */
export async function startTrackerProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<TrackerProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../server/main.ts")], {
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout })
      .on("line", (line) => {
        log.push(line);
        const told = /"url":"(http:[^"]+)"/.exec(line)?.[1];
        if (told !== undefined) resolve(told);
      })
      .once("close", () => reject(new Error(`the tracker ended:\n${log.join("\n")}`)));
  });
  return {
    url,
    child,
    log,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** The one-time code of the log, which comes after the word that it is ready. */
export async function findSetUpCode({ log }: TrackerProcess): Promise<string> {
  for (;;) {
    const code = /with the code ([\w-]+)/.exec(log.join("\n"))?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The most memory a process has held so far, in MB; null where the system does not tell. */
export function peakMemoryMb({ child }: TrackerProcess): number | null {
  try {
    const told = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
    return told === undefined ? null : Math.round(Number(told) / 1024);
  } catch {
    return null;
  }
}
