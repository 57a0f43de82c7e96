import { workerData } from "node:worker_threads";

// A second client in a thread of its own: asks again and again whether the tracker lives, and keeps the longest wait.

/** What the thread shares: the longest wait in milliseconds, and whether it is to end. */
export interface StallData {
  readonly url: string;
  readonly longestMs: Float64Array;
  readonly isOver: Int32Array;
}

const PAUSE_MS = 20;
const { url, longestMs, isOver } = workerData as StallData;

while (isOver[0] === 0) {
  const startedAt = performance.now();
  await fetch(`${url}/api/live`).then(
    (response) => response.arrayBuffer(),
    () => null,
  );
  longestMs[0] = Math.max(longestMs[0] ?? 0, performance.now() - startedAt);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
