import { ROLES, type Integration, type PollScope } from "../integrations/port.ts";
import type { TrackingContext } from "./context.ts";
import { observe } from "./observe.ts";
import type { ServiceStatus } from "./service-status.ts";
import { loadDownloadScope, loadScope } from "./watch.ts";

/** Seconds between looks at each kind of service; set from outside to make tests fast. */
export interface PollPace {
  /** Download clients, while something runs. */
  readonly pollSeconds: number;
  /** Library and Shoko, while something waits for them. */
  readonly verifySeconds: number;
  /** Seerr, Sonarr, Radarr. */
  readonly reconcileSeconds: number;
}

/** Hints that come together lead to one look. */
const HINT_MS = 250;
/** A service with nothing to do or nothing to say is left alone for so long, unless a hint comes. */
const IDLE_MS = 60_000;
const MAX_BACK_OFF_MS = 60_000;

/** Asks one service again and again, one call at a time. */
export interface Poller {
  readonly slug: string;
  /** Something happened that it may know more of: look soon. */
  hint(): void;
  stop(): Promise<void>;
}

/** Starts asking a service; failures are its status and a longer pause, never anybody else's trouble. */
export function startPoller(
  ctx: TrackingContext,
  integration: Integration,
  pace: PollPace,
  status: ServiceStatus,
): Poller {
  let isStopped = false;
  let failures = 0;
  let isLooking: Promise<void> | null = null;
  let isHinted = false;
  let cancel: () => void = () => undefined;
  const everyMs = paceOf(integration, pace);

  function schedule(ms: number): void {
    cancel();
    if (!isStopped) cancel = ctx.clock.after(ms, start);
  }

  function start(): void {
    if (isStopped || isLooking !== null) return;
    isHinted = false;
    isLooking = look().finally(() => {
      isLooking = null;
    });
  }

  async function look(): Promise<void> {
    let nextMs = everyMs;
    try {
      const isBusy = await pollOnce(ctx, integration, status);
      failures = 0;
      nextMs = isBusy ? everyMs : Math.max(everyMs, IDLE_MS);
    } catch (error) {
      failures += 1;
      nextMs = Math.min(everyMs * 2 ** failures, Math.max(everyMs, MAX_BACK_OFF_MS));
      ctx.log.debug({ err: error, service: integration.slug }, "poll failed");
      await status.isDown(integration.slug, error).catch(() => undefined);
    }
    schedule(isHinted && failures === 0 ? HINT_MS : nextMs);
  }

  schedule(0);
  return {
    slug: integration.slug,
    hint() {
      // While it fails, only its own back-off decides when to look again.
      if (failures > 0 || isHinted) return;
      isHinted = true;
      if (isLooking === null) schedule(Math.min(HINT_MS, everyMs));
    },
    async stop() {
      isStopped = true;
      cancel();
      await isLooking;
    },
  };
}

function paceOf({ kind }: Integration, pace: PollPace): number {
  switch (ROLES[kind]) {
    case "client":
      return pace.pollSeconds * 1000;
    case "library":
    case "matching":
      return pace.verifySeconds * 1000;
    case "requests":
    case "arr":
      return pace.reconcileSeconds * 1000;
  }
}

/** One look; false when there is nothing to ask it about. */
async function pollOnce(
  ctx: TrackingContext,
  integration: Integration,
  status: ServiceStatus,
): Promise<boolean> {
  const { slug, kind, poll } = integration;
  if (poll === undefined) return false;
  const askedAt = ctx.clock.now();
  const scope = await scopeFor(ctx, integration);
  if (!hasWork(integration, scope)) return false;
  const { observations, cursor } = await poll(scope);
  await ctx.inboxApplied();
  await observe(ctx, observations, {
    ...(cursor === scope.cursor ? {} : { cursor: { slug, value: cursor } }),
    ...(ROLES[kind] === "requests" ? { followBefore: askedAt } : {}),
  });
  await status.isUp(slug);
  return true;
}

function scopeFor({ store }: TrackingContext, { kind, slug }: Integration): Promise<PollScope> {
  return ROLES[kind] === "client"
    ? loadDownloadScope(store.read, slug)
    : loadScope(store.read, slug);
}

function hasWork({ kind }: Integration, { watched, downloadIds }: PollScope): boolean {
  switch (ROLES[kind]) {
    case "client":
      return downloadIds.size > 0;
    case "library":
    case "matching":
      return watched.some(({ film, units }) =>
        [...(film === undefined ? [] : [film]), ...units].some(isWaiting),
      );
    case "requests":
    case "arr":
      // What is not asked for yet is news as well.
      return true;
  }
}

function isWaiting({ state }: { readonly state: string }): boolean {
  return state === "IMPORTING" || state === "ANIME_MATCHING";
}
