import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { isAbsolute, join } from "node:path";
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
  /** From the root, or absolute: the source (default) or a bundle. */
  readonly program?: string;
  readonly nodeOptions?: readonly string[];
  /** Whether the process can be sent messages. */
  readonly hasChannel?: boolean;
}

const root = join(import.meta.dirname, "../..");

/** Where a process keeps what Node makes of the sources: reading them is most of the work of a start. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node") };

/** The whole tracker as a process of its own, on a free port. Resolves once it says that it is ready. */
export async function spawnTracker(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  { program = "server/main.ts", nodeOptions = [], hasChannel = false }: SpawnOptions = {},
): Promise<TrackerProcess> {
  const path = isAbsolute(program) ? program : join(root, program);
  const child = spawn(process.execPath, [...nodeOptions, path], {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ...(program.endsWith(".ts") && COMPILE_CACHE),
      ...env,
    },
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
