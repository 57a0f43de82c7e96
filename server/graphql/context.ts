import type { AccountContext } from "../account/context.ts";
import type { Role } from "../domain/role.ts";
import type { Tracking } from "../tracking/tracker.ts";
import type { StageTimes } from "./stage-time.ts";
import type { CurrentViewer } from "./viewer-context.ts";

/** The context of a resolver. There is one per operation, and one per event of a subscription. */
export interface GraphQLContext extends GraphQLScope {
  /** Null if the client is not authenticated. */
  readonly viewer: CurrentViewer | null;
  /** IP address of the client, for the limit on failed sign-ins. */
  readonly address: string;
  /** Null over WebSocket, which cannot set cookies. */
  readonly cookies: SessionCookies | null;
}

/** The part of the context that all users with the same role share. */
export interface GraphQLScope {
  readonly tracking: Tracking;
  readonly account: AccountContext;
  readonly stageTimes: StageTimes;
  /** Null if the client is not authenticated. */
  readonly role: Role | null;
  /** Where a resumable subscription continues, if not at its `after` argument. */
  readonly resume: Resume | null;
  /** Host under which the client reached the tracker; null if unknown. Links to services use the external URL that fits it. */
  readonly viewerHost: string | null;
  /** Base path of the tracker: "" or a path such as "/tracker". */
  readonly basePath: string;
  /** Returns the secret that the service must send with its webhooks. */
  readonly hookSecret: (slug: string) => string | undefined;
}

export interface Resume {
  /** The last sequence that was delivered. */
  readonly after: bigint;
  /** Whether the subscription ends after the replay instead of waiting for new events. */
  readonly endsCaughtUp: boolean;
}

export interface SessionCookies {
  set(token: string, maxAgeSeconds: number): void;
  clear(): void;
}

/** Returns the name under which an action of the viewer is recorded. */
export function toActor({ viewer }: Pick<GraphQLContext, "viewer">): string {
  return viewer?.name ?? "unknown";
}
