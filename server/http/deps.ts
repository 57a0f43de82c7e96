import type { BlockList } from "node:net";
import type { AccountContext } from "../account/context.ts";
import type { Backups } from "../backup/backups.ts";
import type { Log } from "../log.ts";
import type { NotificationContext } from "../notification/context.ts";
import type { Replicas } from "../replica/replicas.ts";
import type { Posters } from "../tracking/services/poster.ts";
import type { Tracking } from "../tracking/tracker.ts";

/** The dependencies of the HTTP layer, passed by `app.ts`. */
export interface HttpDeps {
  readonly config: HttpConfig;
  readonly tracking: Tracking;
  readonly account: AccountContext;
  readonly notifications: NotificationContext;
  readonly backups: Backups;
  /** The other processes on the same database; null: there can be none. */
  readonly replicas?: Replicas | null;
  readonly log: Log;
  /** Version of the tracker, returned by /api/health. */
  readonly version: string;
  /** Returns the secret that the service must send with its webhooks. If undefined, its webhooks are rejected. */
  readonly hookSecret: (slug: string) => string | undefined;
  /** Repairs the body of a webhook that is not valid JSON, which some services send. Returns null if that fails. */
  readonly repairBody?: (slug: string, text: string) => string | null;
  /** Directory of the built client. If absent, only the API is served. */
  readonly clientDir?: string;
  /** Enables GET /api/sign-in?code=…, which opens the app signed in as the first admin. For the demo only. */
  readonly signInCode?: string;
  /** Fetches and keeps posters. If absent, there are none. */
  readonly posters?: Posters;
  /** Number of bytes that may be buffered for a socket before its client counts as too slow. */
  readonly maxBufferedBytes?: number;
}

/** The settings that the HTTP layer reads. */
export interface HttpConfig {
  readonly basePath: string;
  readonly publicUrl?: string | undefined;
  readonly adminToken?: string | undefined;
  /** Names of the hosts that are served. Empty: all. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Origins of other sites whose pages may read the card. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Sources of the directive frame-ancestors. */
  readonly frameAncestors?: string | undefined;
  readonly hstsSeconds?: number | undefined;
  /** The proxies whose X-Forwarded-For counts; undefined: none. */
  readonly trustProxy?: BlockList | undefined;
  /** The header in which a trusted proxy names the person; undefined: none. */
  readonly authProxyHeader?: string | undefined;
  /** By which processes of the tracker recognise each other; null: there can be only one. */
  readonly replicaSecret?: string | null;
}
