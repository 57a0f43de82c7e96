import { join } from "node:path";
import { v7 as newId } from "uuid";
import type { AccountContext } from "./account/context.ts";
import { createAccountContext } from "./account/create-context.ts";
import { isSetUpRequired } from "./account/set-up.ts";
import { toBackupOrder, toUpgradeBackup } from "./backup-order.ts";
import { followRestoreOrder } from "./backup/follow-order.ts";
import { createClosing } from "./closing.ts";
import type { Config } from "./config/config.ts";
import { paceOf } from "./config/pace.ts";
import { keepKeys, loadSecretKeys } from "./config/secret-key.ts";
import { finishRotation, noteRestored } from "./first-steps.ts";
import { createHttpHandler } from "./http/handler.ts";
import { closeServer, listen } from "./http/listen.ts";
import { createHttpServer } from "./http/server.ts";
import { createPosterDownload } from "./integrations/artwork/download.ts";
import { makePushKeys, notify } from "./integrations/notifier/notify.ts";
import { passOn } from "./integrations/notifier/pass-on.ts";
import type { OpenIdControl } from "./integrations/port/sign-in.ts";
import { createIntegration } from "./integrations/registry.ts";
import { createReach } from "./integrations/shared/http/reach.ts";
import { guardOutgoing } from "./integrations/shared/outgoing-guard.ts";
import type { Log } from "./log.ts";
import type { NotificationPace } from "./notification/context.ts";
import { createNotificationContext } from "./notification/create-context.ts";
import { startNotifications } from "./notification/worker.ts";
import { createReplicaLink } from "./replica/replicas.ts";
import type { StallWatch } from "./stall-watch.ts";
import { startBackups } from "./start-backups.ts";
import { createFileCache } from "./store/file-cache.ts";
import { openStore, type Store } from "./store/store.ts";
import type { Clock } from "./tracking/core/clock.ts";
import { createSecretCipher } from "./tracking/core/secrets.ts";
import { toViewerLink } from "./tracking/services/browser-address.ts";
import { hookSecretOf } from "./tracking/services/hook-secret.ts";
import { createPosters } from "./tracking/services/poster.ts";
import { listSignInServices } from "./tracking/services/sign-in-service.ts";
import { startTracker, type Tracker } from "./tracking/tracker.ts";

/** Of the posters in the data folder: some thousand. */
const MAX_POSTER_BYTES = 200 * 2 ** 20;

/** The dependencies of the app. Tests and the demo pass their own clock and settings. */
export interface AppDeps {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly version: string;
  /** Directory of the built client. If absent, only the API is served. */
  readonly clientDir?: string;
  /** Enables GET /api/sign-in?code=…, which opens the app signed in. For the demo. */
  readonly signInCode?: string;
  /** Watches that no delivery stops the process. */
  readonly stallWatch?: StallWatch;
  /** How long news settle before people are notified. */
  readonly notificationPace?: NotificationPace;
  /** Closes the app and starts it anew. If absent, whoever runs it has to. */
  readonly restart?: () => void;
  /** Shows the code of the first account, which an app needs that was opened at this URL. */
  readonly onSetUpRequired?: (code: string, url: string) => void;
}

export interface App {
  /** URL of the app, including BASE_PATH, without a trailing slash. */
  readonly url: string;
  /** The port on which it listens. */
  readonly port: number;
  readonly store: Store;
  readonly tracker: Tracker;
  readonly account: AccountContext;
  /** Returns the secret that the service must send with its webhooks. */
  hookSecret(slug: string): string | undefined;
  /**
   * Completes running requests, stores accepted webhooks and releases all resources. With `withinMs`, what has not ended by
   * then is left behind: the process ends or starts anew, and everything continues from the database.
   */
  close(withinMs?: number): Promise<void>;
}

/** Opens the store, starts tracking and listens. If a step fails, it releases all resources and throws. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, log, clock, fetch } = deps;
  guardOutgoing();
  const now = (): Date => clock.now();
  const order = await toBackupOrder(config, log);
  // Before anything opens the database.
  const restored = await followRestoreOrder(order, { log, now });
  if (restored !== null) await keepKeys(config.dataDir, restored.keys);
  const keys = await loadSecretKeys(config, log);
  const cipher = createSecretCipher(keys.current, keys.previous);
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    now,
    beforeUpgrade: toUpgradeBackup(config, log),
  });
  const opened = createClosing(log);
  opened.push(() => store.close());
  try {
    await finishRotation(deps, store, cipher);
    if (restored !== null) await noteRestored(store, { name: restored.name, at: now() });
    const pace = paceOf(config);
    const link =
      store.provider === "postgresql" && config.databaseUrl !== undefined
        ? createReplicaLink({ url: config.databaseUrl, log })
        : null;
    const tracker = await startTracker({
      store,
      clock,
      log,
      cipher,
      connections: config.services,
      integrate: (connection, given) =>
        createIntegration(connection, {
          fetch,
          now: () => clock.now(),
          log,
          libraryPollMs: pace.verifySeconds * 1000,
          ...given,
        }),
      pace,
      publicUrl: config.publicUrl ?? null,
      webhookToken: config.webhookToken ?? null,
      ...(deps.stallWatch !== undefined && { stalls: deps.stallWatch }),
      passOn,
      doctor: {
        version: deps.version,
        dataDir: config.dataDir,
        reach: createReach({ fetch, now: () => clock.now() }),
      },
      retention: { ...config, historyDays: config.historyDays ?? null },
      ...(link !== null && { leads: false, wakeLeader: () => link.wakeLeader() }),
    });
    opened.push(() => tracker.stop());
    const hookSecret = (slug: string): string | undefined => hookSecretOf(tracker.context, slug);
    const account = await createAccountContext({
      store,
      now: () => clock.now(),
      newId,
      log,
      cipher,
      openId: await openOpenId(deps),
      signInServices: () => listSignInServices(tracker.context.services),
      ...(link !== null && { onCount: (count) => link.send({ kind: "count", count }) }),
    });
    const notifications = createNotificationContext({
      store,
      bus: tracker.context.bus,
      clock,
      log,
      newId,
      cipher,
      notify,
      makePushKeys,
      publicUrl: config.publicUrl ?? null,
      toViewerLink: (...args) => toViewerLink(tracker.context, ...args),
      ...(deps.notificationPace !== undefined && { pace: deps.notificationPace }),
    });
    const begin = async (): Promise<void> => {
      const notifier = await startNotifications(notifications);
      opened.push(() => notifier.stop());
    };
    if (link === null) await begin();
    const { restart = null } = deps;
    const backups = startBackups({
      order,
      count: config.backupCount,
      store,
      clock,
      log,
      restart,
      replicas: link,
    });
    opened.push(() => backups.stop());
    const handler = await createHttpHandler({
      config: { ...config, replicaSecret: link === null ? null : cipher.sign("a replica") },
      tracking: tracker.context,
      account,
      notifications,
      backups,
      replicas: link,
      log,
      version: deps.version,
      hookSecret,
      posters: createPosters({
        download: createPosterDownload(fetch),
        cache: createFileCache(join(config.dataDir, "posters"), MAX_POSTER_BYTES),
        clock,
      }),
      repairBody: (slug, text) =>
        tracker.context.services.integrations.get(slug)?.repair?.(text) ?? null,
      ...(deps.clientDir === undefined ? {} : { clientDir: deps.clientDir }),
      ...(deps.signInCode === undefined ? {} : { signInCode: deps.signInCode }),
    });
    const server = createHttpServer(handler);
    opened.push(() => closeServer(server, () => handler.close()));
    const { url, port } = await listen(server, config);
    const announceSetUp = async (): Promise<void> => {
      const { code } = account.setUp;
      if (code !== null && (await isSetUpRequired(account))) deps.onSetUpRequired?.(code, url);
    };
    if (link !== null) {
      opened.push(() => link.stop());
      await link.join({
        port,
        store,
        tracker,
        account,
        async lead() {
          await tracker.lead();
          await begin();
          await announceSetUp();
        },
        onLost: restart ?? (() => void tracker.stop()),
      });
    } else await announceSetUp();
    return { url, port, store, tracker, account, hookSecret, close: opened.close };
  } catch (error) {
    await opened
      .close()
      .catch((closing: unknown) => log.warn({ err: closing }, "failed to release all resources"));
    throw error;
  }
}

/** Loads the client of OpenID only if it is used. */
async function openOpenId({ config, clock, fetch }: AppDeps): Promise<OpenIdControl | null> {
  if (config.openId === null) return null;
  const { createOpenIdControl } = await import("./integrations/identity-provider/oidc.ts");
  return createOpenIdControl(config.openId, { fetch, now: () => clock.now() });
}
