import type { ReplayedTransition } from "./replay-tape.ts";
import type { Tape } from "./tape.ts";

/** How a replay differs from the recorded history, between the equal beginning and the equal end. */
export interface HistoryDifference {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

/** Compares what the tape recorded with what its replay gave. Null: they are equal. */
export function compareHistory(
  { transitions }: Tape,
  replayed: readonly ReplayedTransition[],
): HistoryDifference | null {
  const expected = transitions.filter(({ isReplayed }) => isReplayed).map(formatTransition);
  const actual = replayed.map(formatTransition);
  let start = 0;
  while (start < expected.length && expected[start] === actual[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(expected.length, actual.length) - start &&
    expected.at(-1 - end) === actual.at(-1 - end)
  )
    end += 1;
  const missing = expected.slice(start, expected.length - end);
  const unexpected = actual.slice(start, actual.length - end);
  return missing.length + unexpected.length === 0 ? null : { missing, unexpected };
}

/** One line of the history, with everything that a replay has to repeat. */
export function formatTransition(transition: ReplayedTransition): string {
  const { at, unit, from, to, inferred, attempt, service, event, channel, messageCode } =
    transition;
  return [
    at,
    (unit ?? "request").padEnd(7),
    `${from ?? "–"} → ${to}`.padEnd(28),
    `${service} ${event} (${channel.toLowerCase()})`,
    ...(attempt > 0 ? [`attempt ${attempt}`] : []),
    ...(inferred ? ["inferred"] : []),
    ...(messageCode === null ? [] : [messageCode]),
  ].join("  ");
}
