import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
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

export interface SpawnOptions {
  /** From the root: the source (default) or the bundle. */
  readonly program?: string;
  readonly nodeOptions?: readonly string[];
  /** Whether the process can be sent messages. */
  readonly hasChannel?: boolean;
}

/** The whole tracker as a process of its own, on a free port. Resolves once it says that it is ready. */
export async function spawnTracker(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  { program = "server/main.ts", nodeOptions = [], hasChannel = false }: SpawnOptions = {},
): Promise<TrackerProcess> {
  const file = join(import.meta.dirname, "../..", program);
  const child = spawn(process.execPath, [...nodeOptions, file], {
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "inherit", hasChannel ? "ipc" : "ignore"],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error("the tracker has no output to read");
  const ended = once(child, "exit");
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout })
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
