import type { Store } from "../store/store.ts";
import type { Throttle } from "./throttle.ts";

/** The dependencies of the functions for accounts and sessions. */
export interface AccountContext {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly setUp: SetUp;
  /** Limits failed sign-ins per address and username. */
  readonly throttle: Throttle;
  /** Called with the hash of a session's token when the session ends, to close its connections. */
  readonly sessionEnds: Set<(tokenHash: string) => void>;
}

/** The setup of the first account, for whoever can read the log. */
export interface SetUp {
  /** The one-time setup code, logged at start. Null once an account exists. */
  code: string | null;
}
