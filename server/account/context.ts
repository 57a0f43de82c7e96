import type { Store } from "../store/store.ts";
import type { Throttle } from "./throttle.ts";

/** What the verbs about people and their sessions work with. */
export interface AccountContext {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly setUp: SetUp;
  /** Failed sign-ins per address and name. */
  readonly throttle: Throttle;
  /** Told the hash of a session's token when that session ends, so that its open sockets can be closed. */
  readonly sessionEnds: Set<(tokenHash: string) => void>;
}

/** The first start: whoever reads the log may make the first admin. */
export interface SetUp {
  /** The one-time code, to be shown in the log at start; null once an account exists. */
  code: string | null;
}
