import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "../../scripts/build.ts";
import { spawnTracker, type TrackerProcess } from "../support/spawn-tracker.ts";
import type { Question, Reading } from "./probe.ts";

const root = new URL("../../", import.meta.url);

/** The tracker as `npm start` runs it: the bundle, in a process of its own, with the shipped limits of memory. */
export interface BundledTracker extends AsyncDisposable {
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly bootMs: number;
  /** What the process says of itself. */
  read(question?: Question): Promise<Reading>;
}

export async function spawnBundle(
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<BundledTracker> {
  await buildServer();
  const startedAt = performance.now();
  const tracker = await spawnTracker(dataDir, env, {
    program: "dist/server/main.js",
    nodeOptions: [...shippedNodeOptions(), `--import=${probeUrl()}`],
    hasChannel: true,
  });
  const bootMs = performance.now() - startedAt;
  return {
    url: tracker.url,
    bootMs,
    read: (question = "now") => ask(tracker, question),
    [Symbol.asyncDispose]: () => tracker.end("SIGTERM"),
  };
}

/** As JavaScript: what Node needs to read TypeScript would count as memory of the measured process. */
function probeUrl(): string {
  const source = readFileSync(new URL("probe.ts", import.meta.url), "utf8");
  return `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(source))}`;
}

/** Once per run: a benchmark measures the sources as they are, and stdout belongs to the figures. */
async function buildServer(): Promise<void> {
  await build(["server"], () => undefined);
}

function ask({ child }: TrackerProcess, question: Question): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("the tracker ended while it was measured"));
    child.once("exit", onExit);
    child.once("message", (reading: Reading) => {
      child.off("exit", onExit);
      resolve(reading);
    });
    child.send(question);
  });
}

/** The options of Node in the script "start" of package.json, but for the owner's own settings. */
function shippedNodeOptions(): readonly string[] {
  const { scripts } = JSON.parse(
    readFileSync(fileURLToPath(new URL("package.json", root)), "utf8"),
  ) as { scripts: { start: string } };
  return scripts.start
    .split(" ")
    .filter((word) => word.startsWith("--") && !word.startsWith("--env-file-if-exists"))
    .map((word) =>
      word.replace(
        /^--env-file=(.+)$/,
        (_, file: string) => `--env-file=${fileURLToPath(new URL(file, root))}`,
      ),
    );
}
