import type { AccountContext } from "../account/context.ts";
import type { Role } from "../domain/role.ts";
import type { Tracking } from "../tracking/tracker.ts";
import type { StageTimes } from "./stage-time.ts";
import type { CurrentViewer } from "./viewer-context.ts";

/** What every resolver may use. One per operation, and one per event of a subscription. */
export interface GraphQLContext extends GraphQLScope {
  /** Null: nobody is signed in. */
  readonly viewer: CurrentViewer | null;
  /** Counted with failed sign-ins. */
  readonly address: string;
  /** Null over WebSocket, where no cookie can be set. */
  readonly cookies: SessionCookies | null;
}

/** The part of the context that is the same for everybody with the same role. */
export interface GraphQLScope {
  readonly tracking: Tracking;
  readonly account: AccountContext;
  readonly stageTimes: StageTimes;
  /** What may be seen; null: nobody is signed in. */
  readonly role: Role | null;
  /** Where a subscription that can be resumed takes up, when that is not its `after` argument. */
  readonly resume: Resume | null;
  /** Path under which the tracker is served, "" or "/x". */
  readonly basePath: string;
  /** Secret that a service sends with its webhooks. */
  readonly hookSecret: (slug: string) => string | undefined;
}

export interface Resume {
  /** Last sequence that was delivered. */
  readonly after: bigint;
  /** Ends once everything up to the present is replayed, instead of waiting for more. */
  readonly endsCaughtUp: boolean;
}

export interface SessionCookies {
  set(token: string, maxAgeSeconds: number): void;
  clear(): void;
}
