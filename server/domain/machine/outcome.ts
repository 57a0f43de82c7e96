import type { Unit } from "../unit.ts";

/** The unit after an effect, before it is settled; or why the effect does not apply. */
export type Outcome =
  | { readonly kind: "done"; readonly unit: Unit }
  | { readonly kind: "ignored"; readonly reason: string };

export const done = (unit: Unit): Outcome => ({ kind: "done", unit });
export const ignored = (reason: string): Outcome => ({ kind: "ignored", reason });
