import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "./log.ts";
import { openStore } from "./store/store.ts";
import { compareHistory, formatTransition } from "./tape/compare-history.ts";
import { replayTape } from "./tape/replay-tape.ts";
import { MAX_TAPE_BYTES, readTape, type Tape, TapeError } from "./tape/tape.ts";

// `npm run replay -- tape.json`: plays the tape of a request and prints its history. Exits 1 if it is not the recorded one,
// 2 if the file cannot be replayed.

const MAX_LINES = 50;

function print(text: string): void {
  // What comes from the file must not control a terminal.
  process.stdout.write(`${text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "?")}\n`);
}

async function load(path: string): Promise<Tape> {
  const { size } = await stat(path);
  if (size > MAX_TAPE_BYTES) throw new TapeError("The file is too large to be a tape.");
  return readTape(await readFile(path, "utf8"));
}

async function run(path: string | undefined): Promise<number> {
  if (path === undefined) throw new TapeError("Name a tape: npm run replay -- tape.json");
  const tape = await load(path);
  const { title, year } = tape.request;
  print(`${title}${year === null ? "" : ` (${year})`}, tracker ${tape.trackerVersion}`);
  if (tape.completeSince !== null) {
    for (const transition of tape.transitions) print(formatTransition(transition));
    print(`This is the recorded history: the tape is complete only since ${tape.completeSince}.`);
    return 2;
  }
  const replayed = await inTemporaryStore((store) => replayTape(tape, store));
  for (const transition of replayed) print(formatTransition(transition));
  const difference = compareHistory(tape, replayed);
  if (difference === null) {
    print(`The ${replayed.length} steps are those that were recorded.`);
    return 0;
  }
  print("\nThe recorded history differs (- recorded, + replayed):".trimStart());
  const { missing, unexpected } = difference;
  for (const line of missing.slice(0, MAX_LINES)) print(`- ${line}`);
  for (const line of unexpected.slice(0, MAX_LINES)) print(`+ ${line}`);
  const rest = [missing, unexpected].map((lines) => Math.max(0, lines.length - MAX_LINES));
  if (rest.some((count) => count > 0)) print(`… and ${rest[0]} -, ${rest[1]} +`);
  return 1;
}

async function inTemporaryStore<T>(
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "tracker-replay-"));
  try {
    const store = await openStore({
      databaseUrl: undefined,
      dataDir,
      log: createLog("silent"),
      now: () => new Date(),
    });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  const isExpected =
    error instanceof TapeError || (error instanceof Error && "code" in error && "path" in error);
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
