import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";

/** What every verb works with. A wing that needs more extends it with a context of its own. */
export interface CoreContext {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  /** Returns a new id that sorts by the time it was made (UUID v7). */
  readonly newId: () => string;
}
