import type { Integration, ServiceCheck } from "../../integrations/port/integration.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { PollScope } from "../../integrations/port/poll.ts";
import { observe, renumberedBy } from "../ingest/observe.ts";
import { watchDecisions, withoutRemoved } from "../ingest/stale-answers.ts";
import {
  createScopeLoader,
  isAnyWaiting,
  loadDownloadScope,
  type LoadScope,
} from "../projection/poll-scope.ts";
import type { ReconcileContext } from "../reconcile/context.ts";
import type { Poller, StartPoller, ServicesContext } from "../services/context.ts";
import type { PollPace } from "../services/registry.ts";
import { reportDown, reportUp } from "../services/status.ts";
import { createArrRefresh, type ArrRefresh } from "./refresh-arrs.ts";
import { noteQueue, settleRemovals, type Queues } from "./settle-removals.ts";

/** Hints within this time cause one poll. */
const HINT_MS = 250;
/** Interval for a service about which there is nothing to ask, unless a hint comes. */
const IDLE_MS = 60_000;
const MAX_BACK_OFF_MS = 60_000;
/** Interval of checks while there is nothing to ask, so that the shown status stays true. */
const PULSE_MS = 5 * 60_000;
/** Interval of checks of a service that is polled all the time: its version and its health change too. */
const CHECK_MS = 10 * 60_000;

/**
 * Returns what starts polling a service. A failed poll becomes the service's status and a longer pause and affects no
 * other service. Each service is checked first, after an outage, and now and then.
 */
export function createStartPoller(ctx: ReconcileContext): StartPoller {
  const shared = { queues: new Map(), loadScope: createScopeLoader(ctx.store.read) };
  return (integration, onChecked) => startPoller(ctx, shared, integration, onChecked);
}

/** What the polls of all services share. */
interface SharedByPolls {
  readonly queues: Queues;
  readonly loadScope: LoadScope;
}

function startPoller(
  ctx: ReconcileContext,
  { queues, loadScope }: SharedByPolls,
  integration: Integration,
  onChecked: () => void,
): Poller {
  const { slug } = integration;
  const everyMs = paceOf(integration, ctx.services.pace);
  let isStopped = false;
  let failures = 0;
  let heardAt = 0;
  let checkedAt = 0;
  let polling: Promise<void> | null = null;
  let isHinted = false;
  let isCheckWanted = true;
  const refreshArrs = createArrRefresh(ctx);
  let cancel: () => void = () => undefined;

  function schedule(ms: number): void {
    cancel();
    if (!isStopped) cancel = ctx.clock.after(ms, start);
  }

  function start(): void {
    if (isStopped || polling !== null) return;
    isHinted = false;
    polling = pollOnce().finally(() => {
      polling = null;
    });
  }

  async function pollOnce(): Promise<void> {
    let nextMs = everyMs;
    try {
      const isBusy = await ask();
      failures = 0;
      nextMs = isBusy ? everyMs : Math.max(everyMs, IDLE_MS);
    } catch (error) {
      // Calls that were aborted by stopping say nothing about the service.
      if (isStopped) return;
      failures += 1;
      nextMs = Math.min(everyMs * 2 ** failures, Math.max(everyMs, MAX_BACK_OFF_MS));
      ctx.log.debug({ err: error, service: slug }, "poll failed");
      await reportDown(ctx, slug, error).catch(() => undefined);
    }
    const isSoon = failures === 0 ? isHinted : isCheckWanted;
    schedule(isSoon ? HINT_MS : nextMs);
  }

  /** Runs one poll. Returns false when there was nothing to ask about. */
  async function ask(): Promise<boolean> {
    const now = ctx.clock.now().getTime();
    const isCheckDue = isCheckWanted || failures > 0 || now - checkedAt >= CHECK_MS;
    isCheckWanted = false;
    // The check comes first: it makes no sense to load the scope for a service that is down.
    let check = isCheckDue ? await integration.check() : null;
    const scope = await findWork(ctx, loadScope, integration);
    if (scope === null && check === null && now - heardAt >= PULSE_MS)
      check = await integration.check();
    if (scope !== null)
      await poll(ctx, { queues, refreshArrs, isStopped: () => isStopped }, integration, scope);
    if (isStopped) return false;
    if (check !== null || scope !== null) {
      heardAt = now;
      if (check !== null) checkedAt = now;
      await noteUp(check);
      if (check !== null) onChecked();
    }
    return scope !== null;
  }

  function noteUp(check: ServiceCheck | null): Promise<void> {
    return reportUp(ctx, slug, check).catch((error: unknown) =>
      ctx.log.warn({ err: error, service: slug }, "service status not written"),
    );
  }

  schedule(0);
  return {
    hint() {
      // While polls fail, only the back-off decides when to poll again.
      if (failures > 0 || isHinted) return;
      isHinted = true;
      if (polling === null) schedule(Math.min(HINT_MS, everyMs));
    },
    wake() {
      isHinted = true;
      isCheckWanted = true;
      if (polling === null) schedule(0);
    },
    async refresh() {
      // A poll that is running may have read its answer before.
      await polling;
      if (failures > 0) return false;
      cancel();
      start();
      await polling;
      return failures === 0;
    },
    async stop() {
      isStopped = true;
      cancel();
      await polling;
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

interface PollRun {
  readonly queues: Queues;
  readonly refreshArrs: ArrRefresh;
  readonly isStopped: () => boolean;
}

async function poll(
  ctx: ServicesContext,
  { queues, refreshArrs, isStopped }: PollRun,
  integration: Integration,
  scope: PollScope,
): Promise<void> {
  const { slug, kind } = integration;
  const role = ROLES[kind];
  const polledAt = ctx.clock.now();
  const withoutOutdated = await watchDecisions(ctx, { slug, role });
  const result = await integration.poll?.(scope);
  if (result === undefined) return;
  const { cursor } = result;
  const confirmed = await refreshArrs(result.observations);
  await ctx.inbox.applied();
  // An answer from before the service was removed or changed is not applied after.
  if (isStopped()) return;
  const current = await withoutOutdated(confirmed);
  const observations =
    role === "arr" ? await withoutRemoved(ctx, slug, polledAt, current) : current;
  if (role === "arr") noteQueue(ctx, queues, slug, observations);
  await observe(ctx, await settleRemovals(ctx, queues, observations), {
    ...(cursor === scope.cursor ? {} : { cursor: { slug, value: cursor } }),
    ...renumberedBy(slug, result),
    ...(role === "requests" && ctx.settings.current().followsAdded !== "NONE"
      ? { followBefore: polledAt }
      : {}),
  });
}

/** Returns what to ask the service about; null when there is nothing. */
async function findWork(
  { store, reconciler }: ReconcileContext,
  loadScope: LoadScope,
  { kind, slug, poll: ask }: Integration,
): Promise<PollScope | null> {
  if (ask === undefined) return null;
  // The first sync reads the same, in pages from which a restart can continue.
  if (reconciler.isFirst() && (ROLES[kind] === "requests" || ROLES[kind] === "arr")) return null;
  switch (ROLES[kind]) {
    case "client": {
      const scope = await loadDownloadScope(store.read, slug);
      return scope.downloadIds.size > 0 ? scope : null;
    }
    case "library":
    case "matching": {
      return (await isAnyWaiting(store.read)) ? loadScope(slug) : null;
    }
    case "requests":
    case "arr":
      // Titles that are not tracked yet are news as well.
      return loadScope(slug);
  }
}
