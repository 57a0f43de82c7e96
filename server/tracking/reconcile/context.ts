import type { ServicesContext } from "../services/context.ts";
import type { Reconciler } from "./reconciler.ts";

/** What verbs need that start a sync or wait for one. */
export interface ReconcileContext extends ServicesContext {
  readonly reconciler: Reconciler;
}
