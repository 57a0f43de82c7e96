import { Repeater } from "@graphql-yoga/subscription";
import type { LogLine, LogSelection } from "../../log-tail.ts";
import { logTailOf } from "../../log.ts";
import type { Tracking } from "../../tracking/tracker.ts";

const EVERY_MS = 250;

/** Emits the lines that are logged from now on, several at once if they come fast. */
export function createLogSource(
  { log, clock }: Pick<Tracking, "log" | "clock">,
  selection: Omit<LogSelection, "after">,
): Repeater<readonly LogLine[]> {
  const tail = logTailOf(log);
  return new Repeater<readonly LogLine[]>(async (push, stop) => {
    let after = tail.newest();
    let isStopped = false;
    let wake: () => void = () => {};
    const unlisten = tail.listen(() => wake());
    void stop.then(() => {
      isStopped = true;
      unlisten();
      wake();
    });

    while (!isStopped) {
      if (tail.newest() === after) await new Promise<void>((resolve) => (wake = resolve));
      const lines = tail.list({ ...selection, after });
      after = tail.newest();
      if (isStopped || lines.length === 0) continue;
      await push(lines);
      await new Promise<void>((resolve) => {
        wake = () => {
          if (isStopped) resolve();
        };
        clock.after(EVERY_MS, resolve);
      });
    }
  });
}
