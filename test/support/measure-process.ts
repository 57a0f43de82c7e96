// Loaded into a process before its program (`node --expose-gc --import`): answers each message with what the process holds
// and how long it kept everybody waiting since the last message.

/** What a process says of itself. */
export interface ProcessMeasure {
  /** Bytes that are still reachable, on the heap and outside it. */
  readonly heldBytes: number;
  /** The most of the processor's time that the main thread spent between two moments at which it could serve others. */
  readonly longestTurnMs: number;
}

/** Not by the clock: on a busy machine a process waits for the processor, and is not to blame. */
let before = process.threadCpuUsage();
let longestTurnMs = 0;

function takeTurn(): void {
  const { user, system } = process.threadCpuUsage(before);
  longestTurnMs = Math.max(longestTurnMs, (user + system) / 1_000);
  before = process.threadCpuUsage();
  setTimeout(takeTurn, 1).unref();
}

process.on("message", () => {
  const turnMs = longestTurnMs;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({
    heldBytes: heapUsed + external,
    longestTurnMs: turnMs,
  } satisfies ProcessMeasure);
  longestTurnMs = 0;
  before = process.threadCpuUsage();
});
process.channel?.unref();
takeTurn();
