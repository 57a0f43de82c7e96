import type { ServicesContext } from "../services/context.ts";
import type { ActionRuntime } from "./runtime.ts";

/** What the verbs of actions need. */
export interface ActionContext extends ServicesContext {
  readonly actions: ActionRuntime;
}
