import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { findDatabaseFolder } from "../support/memory-folder.ts";
import { formatReport } from "./report.ts";
import { fuzz } from "./run.ts";
import { HOOK_SECRET, startTarget } from "./target.ts";

// npm run fuzz -- --count N --seed S: sends N hostile webhooks, N documents and N frames to a real tracker. The same seed
// sends the same.
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20000" },
    seed: { type: "string" },
  },
});
const count = Number(values.count);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed) || seed < 0)
  throw new RangeError("--count and --seed take whole numbers");

process.stdout.write(`seed ${seed}\n`);
const dataDir = mkdtempSync(join(findDatabaseFolder(), "fuzz-"));
const tracker = await startTarget(dataDir);
try {
  const report = await fuzz(tracker, {
    seed,
    count,
    adminToken: ADMIN_TOKEN,
    hookSecret: HOOK_SECRET,
  });
  const { text, isGood } = formatReport(report, tracker.log);
  process.stdout.write(text);
  process.exitCode = isGood ? 0 : 1;
} finally {
  await tracker.end("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
}
