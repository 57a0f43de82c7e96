import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import type { ImageDescription } from "./dockerfile.ts";

// Runs what the image holds as an engine would: its own root, which is read-only, a volume at DATA_DIR, a small /tmp, and any
// user. It takes a mount namespace, and so root.

/** A user that neither the machine nor the image knows. */
export const ANY_USER = 12_345;

/**
 * $1: the root, $2: the folder of the data, $3: Node, $4: the user, $5: the working directory; then the command and its
 * arguments. The machine's own libraries and devices stand for those of Debian in the image.
 */
const ENTER = `
  set -e
  root=$1 data=$2 node=$3 user=$4 work=$5
  shift 5
  mount --bind "$root" "$root"
  for folder in usr lib lib64 bin etc dev proc; do
    [ ! -d "/$folder" ] || { mkdir -p "$root/$folder"; mount --rbind "/$folder" "$root/$folder"; }
  done
  mkdir -p "$root/tmp" "$root/data" "$root/node"
  touch "$root/node/node"
  mount --bind "$node" "$root/node/node"
  mount --bind "$data" "$root/data"
  mount -t tmpfs -o size=16m,noexec,nosuid,nodev tmpfs "$root/tmp"
  mount -o remount,bind,ro "$root"
  exec chroot --userspec="$user:$user" --groups= "$root" /usr/bin/env -C "$work" PATH=/node "$@"
`;

/** Returns why the image cannot be entered on this machine; null if it can. */
export function findHindrance(): string | null {
  if (process.platform !== "linux") return "an image runs on Linux";
  if (process.getuid?.() !== 0) return "a root of its own takes root";
  const { status, stderr } = spawnSync("unshare", ["--mount", "true"], { encoding: "utf8" });
  return status === 0 ? null : `this machine permits no mounts: ${stderr.trim()}`;
}

/** The files of an image, in a folder that goes with the file of tests. */
export interface ImageFiles {
  readonly root: string;
  readonly description: ImageDescription;
}

/** Puts together what the Dockerfile copies. `read` returns what the build stage has below /app. */
export function assembleImage(
  description: ImageDescription,
  read: (path: string) => string,
): ImageFiles {
  const root = mkdtempSync(join(tmpdir(), "tracker-image-"));
  chmodSync(root, 0o755);
  for (const { from, to } of description.copies) {
    const target = join(root, description.workDir, to);
    mkdirSync(target, { recursive: true });
    cpSync(read(from), target, { recursive: true });
  }
  return { root, description };
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly user?: number;
}

/** A folder as a volume for this user. */
export function makeVolume(user: number = ANY_USER): string {
  const folder = mkdtempSync(join(tmpdir(), "tracker-volume-"));
  chownSync(folder, user, user);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a command in the image, with what an engine gives it. */
export function runInImage(
  { root, description }: ImageFiles,
  command: readonly string[],
  { env = {}, dataDir, user = ANY_USER }: RunOptions,
): ChildProcess {
  const { workDir } = description;
  const args = [root, dataDir, process.execPath, String(user), workDir, ...command];
  const child = spawn("unshare", ["--mount", "sh", "-c", ENTER, "sh", ...args], {
    env: { PATH: process.env["PATH"], ...description.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return child;
}

export interface ImageOutcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end. */
export async function runToEnd(
  image: ImageFiles,
  command: readonly string[],
  options: RunOptions,
): Promise<ImageOutcome> {
  const child = runInImage(image, command, options);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: Buffer.concat(chunks).toString() };
}

/** Resolves once the tracker says that it is ready; rejects with its output if it ends before. */
export async function untilReady({ stdout, stderr }: ChildProcess): Promise<void> {
  const lines: string[] = [];
  stderr?.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  if (stdout === null) throw new Error("its output is not read");
  // The lines that follow have to be read too, or the process waits for somebody to do so.
  const isReady = Promise.withResolvers<boolean>();
  createInterface({ input: stdout })
    .on("line", (line) => {
      lines.push(line);
      if (line.includes('"msg":"ready"')) isReady.resolve(true);
    })
    .once("close", () => isReady.resolve(false));
  if (!(await isReady.promise))
    throw new Error(`the tracker ended before it was ready:\n${lines.join("\n")}`);
}
