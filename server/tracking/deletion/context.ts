import type { ServicesContext } from "../services/context.ts";
import type { DeletionRuntime } from "./runtime.ts";

/** What the verbs of deletions and their worker need. */
export interface DeletionContext extends ServicesContext {
  readonly deletions: DeletionRuntime;
}
