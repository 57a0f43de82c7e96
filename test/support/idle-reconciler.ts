import type { Reconciler } from "../../server/tracking/reconcile/reconciler.ts";

/** Nothing is reconciled: tests make the rows. */
export const STILL_RECONCILER: Reconciler = {
  start: () => Promise.reject(new Error("still")),
  startAnew: () => undefined,
  syncRequest: () => Promise.reject(new Error("still")),
  isFirst: () => false,
  idle: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
