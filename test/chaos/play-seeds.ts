import { fork } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import type { Provider } from "./database.ts";
import type { PlayedSeed } from "./job.ts";
import type { Kind } from "./kind.ts";

export interface SeedRange {
  readonly first: number;
  readonly count: number;
  readonly provider: Provider;
  /** Processes that play beside each other. */
  readonly jobs: number;
  /** Every run and every story that can have it has this kind of event. */
  readonly kind?: Kind | undefined;
  /** Of which seeds the story is printed. */
  readonly printed: "failed" | "verbose";
  /** Of the processes, from 0 to 19: with 19 they take only the time that nothing else needs. */
  readonly niceness?: number;
  onPlayed(played: PlayedSeed): void;
}

/** Plays a range of seeds, each process one seed after the other, and returns how many were not played. */
export async function playSeeds(range: SeedRange): Promise<number> {
  const { first, count, provider, jobs, kind, printed, niceness = 0, onPlayed } = range;
  let next = first;
  let playedCount = 0;
  await Promise.all(Array.from({ length: Math.min(jobs, count) }, runJob));
  return count - playedCount;

  /** Gives a process the next seed whenever it has played one, until there are no more. */
  async function runJob(): Promise<void> {
    // Without the options of the process that starts it: a test runner's are not for it.
    const job = fork(new URL("job.ts", import.meta.url), [provider, printed, kind ?? ""], {
      execArgv: [],
    });
    if (job.pid !== undefined) setPriority(job.pid, niceness);
    job.on("message", (message: PlayedSeed | "ready") => {
      if (message !== "ready") {
        playedCount += 1;
        onPlayed(message);
      }
      if (next < first + count) job.send(next++);
      else job.disconnect();
    });
    const [code] = (await once(job, "exit")) as [number | null];
    if (code !== 0) process.stderr.write(`a process of chaos ended with ${code}\n`);
  }
}
