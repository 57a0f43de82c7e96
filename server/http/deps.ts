import type { AccountContext } from "../account/context.ts";
import type { Log } from "../log.ts";
import type { Tracking } from "../tracking/tracker.ts";

/** What the front door needs; `app.ts` brings it together. */
export interface HttpDeps {
  readonly config: HttpConfig;
  readonly tracking: Tracking;
  readonly account: AccountContext;
  readonly log: Log;
  /** Version of the tracker, shown by /api/health. */
  readonly version: string;
  /** Secret that a service sends with its webhooks; undefined lets nobody in. */
  readonly hookSecret: (slug: string) => string | undefined;
  /** A second try at a webhook body that is no JSON, for services that send such; null when it stays none. */
  readonly repairBody?: (slug: string, text: string) => string | null;
  /** Folder with the built client; absent: only the API is served. */
  readonly clientDir?: string;
  /** With it, GET /api/sign-in?code=… opens the app signed in as the first admin. For the demo only. */
  readonly signInCode?: string;
  /** What may wait in one socket before its client counts as too slow. */
  readonly maxBufferedBytes?: number;
}

/** The part of the settings that the front door reads. */
export interface HttpConfig {
  readonly basePath: string;
  readonly publicUrl?: string | undefined;
  readonly adminToken?: string | undefined;
}
