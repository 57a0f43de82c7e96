import type { QueuePlace } from "../../port/download-client.ts";

type QueuedFiles = QueuePlace["files"];

/** Returns the files with another priority. */
export function atPriority(files: QueuedFiles, priority: number): QueuedFiles {
  return files.map(({ index }) => ({ index, priority }));
}

/** Whether no torrent comes before this one, and its files that were asked for have the highest priority. */
export function isFirstTorrent({ position, files }: QueuePlace, highest: number): boolean {
  return (position ?? 0) === 0 && files.every(({ priority }) => priority === highest);
}

/** Moves that bring a download from one position of a queue to another, for clients that move it step by step. */
export function stepsBetween(from: number | null, to: number | null): readonly ("up" | "down")[] {
  if (from === null || to === null) return [];
  return Array.from({ length: Math.abs(to - from) }, () => (to > from ? "down" : "up"));
}
