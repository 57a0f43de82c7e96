import type { ExecutionArgs, ExecutionResult } from "graphql";
import type { Access, AccessPerson } from "../account/access.ts";
import { toActor, type Caller } from "../account/actor.ts";
import type { AccountContext } from "../account/context.ts";
import type { KnownDevice, SignInOrigin } from "../account/sign-in-origin.ts";
import type { Viewer } from "../account/viewer.ts";
import type { Backups } from "../backup/backups.ts";
import type { Actor } from "../domain/actor.ts";
import type { NotificationContext } from "../notification/context.ts";
import type { ProcessFacts } from "../tracking/services/diagnostics.ts";
import type { Tracking } from "../tracking/tracker.ts";
import { createRefusal } from "./error.ts";
import type { StageTimes } from "./stage-time.ts";

/** The context of a resolver. There is one per operation, and one per event of a subscription. */
export interface GraphQLContext extends GraphQLScope {
  /** Null if the client is not authenticated. */
  readonly viewer: Viewer | null;
  /** Where the client calls from, for sessions, the audit log and the limit on failed sign-ins. */
  readonly origin: SignInOrigin;
  /** Null over WebSocket, which cannot set cookies. */
  readonly cookies: SessionCookies | null;
  /** Runs the operation in the process that leads; null: this one does. */
  readonly callLeader: ((args: ExecutionArgs) => Promise<ExecutionResult>) | null;
}

/** The part of the context that everybody with the same access shares. */
export interface GraphQLScope {
  readonly tracking: Tracking;
  readonly account: AccountContext;
  readonly notifications: NotificationContext;
  readonly backups: Backups;
  readonly stageTimes: StageTimes;
  /** Version and environment of the process. */
  readonly facts: ProcessFacts;
  /** What the results may depend on of the viewer. Null if the client is not authenticated. */
  readonly access: Access | null;
  /** Where a resumable subscription continues, if not at its `after` argument. */
  readonly resume: Resume | null;
  /** Host under which the client reached the tracker; null if unknown. Links to services use the external URL that fits it. */
  readonly viewerHost: string | null;
  /** URL at which people reach the tracker, including the base path; null if not configured. */
  readonly publicUrl: string | null;
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
  /** Stores a session in the browser for as long as it can run. */
  set(token: string): void;
  /** Marks the browser as one from which somebody has signed in to this account. */
  rememberDevice(known: KnownDevice | null, account: string): void;
  clear(): void;
}

/** Returns who calls a field that requires a viewer. */
export function expectCaller({
  viewer,
  origin,
}: Pick<GraphQLContext, "viewer" | "origin">): Caller {
  return { viewer: expectViewer({ viewer }), origin };
}

/** Returns under whom what the viewer does is recorded. */
export function expectActor(ctx: Pick<GraphQLContext, "viewer" | "origin">): Actor {
  return toActor(expectCaller(ctx));
}

/** Returns the viewer of a field that requires one. */
export function expectViewer({ viewer }: Pick<GraphQLContext, "viewer">): Viewer {
  if (viewer === null) throw createRefusal("UNAUTHENTICATED", "SIGN_IN_FIRST");
  return viewer;
}

/** Returns the viewer's person. Throws FORBIDDEN for ADMIN_TOKEN, which is nobody in particular. */
export function expectPerson({ viewer }: Pick<GraphQLContext, "viewer">): AccessPerson {
  const { person } = expectViewer({ viewer });
  if (person === null) throw createRefusal("FORBIDDEN", "TOKEN_OF_NOBODY");
  return person;
}
