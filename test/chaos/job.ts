import { once } from "node:events";
import { openDatabases, type Provider } from "./database.ts";
import { KINDS } from "./kind.ts";
import { hasFailed, type CountedSeed } from "./report.ts";
import { runSeed } from "./run.ts";

/** What a job sends of each seed. */
export interface PlayedSeed extends CountedSeed {
  /** Of a seed that failed, or of each where that was asked for. */
  readonly print: string | null;
}

// A process that plays one seed after the other, as main.ts sends them: `job.ts sqlite verbose server-edit`.
const [provider, amount, kind] = process.argv.slice(2);
const forced = KINDS.find((known) => known === kind) ?? null;
const databases = await openDatabases(provider as Provider);
process.on("message", (seed: number) => {
  void play(seed).then((played) => {
    // Whoever asked may have ended meanwhile.
    if (process.connected) process.send?.(played);
  });
});
process.send?.("ready");
await once(process, "disconnect");
await databases.close();

async function play(seed: number): Promise<PlayedSeed> {
  try {
    const result = await runSeed(seed, databases, forced);
    const { wrong, lies, delays, unitCount } = result;
    const isPrinted = hasFailed(result) || amount === "verbose";
    return { seed, wrong, lies, delays, unitCount, print: isPrinted ? result.print() : null };
  } catch (error) {
    const print = `seed ${seed} ended early: ${error instanceof Error ? error.stack : String(error)}`;
    return { seed, wrong: [print], lies: [], delays: null, unitCount: 0, print };
  }
}
