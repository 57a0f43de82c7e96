import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface TrackerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has logged so far. */
  readonly log: readonly string[];
  /** Resolves once it has ended. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** The tracker as `npm start` runs it, as a process of its own, on a free port. Resolves once it says that it is ready. */
export async function spawnTracker(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<TrackerProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../server/main.ts")], {
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout })
      .on("line", (line) => {
        log.push(line);
        const testApp = /"url":"(http:[^"]+)"/.exec(line)?.[1];
        if (testApp !== undefined) resolve(testApp);
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

/** Peak memory of a process so far, in MB; null where the system does not report it. */
export function peakMemoryMb({ child }: TrackerProcess): number | null {
  try {
    const testApp = /VmHWM:\s+(\d+) kB/.exec(
      readFileSync(`/proc/${child.pid}/status`, "utf8"),
    )?.[1];
    return testApp === undefined ? null : Math.round(Number(testApp) / 1024);
  } catch {
    return null;
  }
}
