import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface TrackerProcess {
  readonly url: string;
  /** The one-time code of the log. */
  readonly code: string;
  /** Everything it has logged so far. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** A tracker as somebody starts it for the first time: a process of its own, no data, no services. */
export async function startEmptyTracker(): Promise<TrackerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "status-tracker-empty-"));
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../../server/main.ts")], {
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const log: string[] = [];
  const found = new Promise<{ url: string; code: string }>((resolve, reject) => {
    let url: string | undefined;
    createInterface({ input: child.stdout })
      .on("line", (line) => {
        log.push(line);
        url ??= /"url":"([^"]+)"/.exec(line)?.[1];
        const code = /with the code ([\w-]+)/.exec(line)?.[1];
        if (url !== undefined && code !== undefined) resolve({ url, code });
      })
      .once("close", () => reject(new Error(`the tracker ended:\n${log.join("\n")}`)));
  });
  try {
    return { ...(await found), log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
