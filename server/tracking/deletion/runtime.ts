import { LRUCache } from "lru-cache";
import type { Preview } from "./planned.ts";

/** Points of a round. The process may end between any two; what is stored then must suffice to continue. */
export type Boundary = "begun" | "intent" | "called" | "done" | "settled" | "round";

/** What the verbs of deletions and their worker share. */
export interface DeletionRuntime {
  /** Previews that were shown lately, by id: what was confirmed is what goes. */
  readonly previews: LRUCache<string, Preview>;
  /** Milliseconds in which a deletion can be cancelled. */
  readonly undoMs: number;
  /** For tests: called at each boundary. An error that it throws ends the worker as a crash would. */
  readonly onBoundary: (boundary: Boundary, what: string) => void | Promise<void>;
}

export interface DeletionRuntimeOptions {
  readonly undoMs?: number;
  readonly onBoundary?: DeletionRuntime["onBoundary"];
}

const MAX_PREVIEWS = 200;
const UNDO_MS = 10_000;

export function createDeletionRuntime(options: DeletionRuntimeOptions = {}): DeletionRuntime {
  return {
    previews: new LRUCache({ max: MAX_PREVIEWS }),
    undoMs: options.undoMs ?? UNDO_MS,
    onBoundary: options.onBoundary ?? (() => undefined),
  };
}

/** Stops the worker at once, as if the process had ended. */
export class Crash extends Error {
  constructor() {
    super("crashed on purpose");
    this.name = "Crash";
  }
}
