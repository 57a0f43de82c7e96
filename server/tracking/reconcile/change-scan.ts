import { IntegrationError } from "../../integrations/port/error.ts";
import type { Integration } from "../../integrations/port/integration.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import { listArrIds, listOriginIds } from "../../store/service-id.ts";
import type { ServicesContext } from "../services/context.ts";
import { createFingerprintStore, type Fingerprints } from "./change-markers.ts";
import type { ReconcileContext } from "./context.ts";
import { openSnapshots } from "./snapshots.ts";
import { syncPage } from "./sync-page.ts";

/**
 * How long titles that their arr or every library no longer has are synced in each round. After that the nightly sync
 * suffices.
 */
const GONE_SYNC_MS = 60 * 60_000;
/** Requests that are synced in one round. */
const MAX_AT_ONCE = 50;

/** Notices changes of finished titles, which polls do not ask about. */
export interface ChangeScan {
  /** Scans services that were never scanned, so that no later change is missed. */
  begin(): Promise<void>;
  round(): Promise<void>;
}

interface TrackedRequest {
  readonly requestId: string;
  /** The id in the service. */
  readonly id: string;
  readonly isDeleted: boolean;
}

/** The fingerprints of one service, compared with those of its last scan. */
interface ScanResult {
  readonly slug: string;
  readonly known: Fingerprints;
  readonly fingerprints: Fingerprints;
  /** Tracked requests that have changed. */
  readonly changed: readonly TrackedRequest[];
  /** False: more have changed than are synced in one round. */
  readonly isAll: boolean;
}

/**
 * Compares the fingerprints of Seerr and the arrs with stored ones, one list per service. Requests that have changed or
 * are gone are synced, so that a lost webhook does no harm. The lists are stored: changes during an outage of the
 * tracker are noticed as well.
 */
export function createChangeScan(ctx: ReconcileContext): ChangeScan {
  const lists = createFingerprintStore(ctx);
  /** Whether a service was scanned late: what changed before its first list is found by a full sync only. */
  let isLate = false;
  /** Since when requests are known to be gone from their arr or from the libraries. */
  const goneSince = new Map<string, number>();

  function scannedIntegrations(): readonly Integration[] {
    return [...ctx.services.integrations.values()].filter(
      ({ kind }) => ROLES[kind] === "arr" || ROLES[kind] === "requests",
    );
  }

  async function readFingerprints({
    openSnapshot,
    slug,
  }: Integration): Promise<Fingerprints | null> {
    try {
      const snapshot = await openSnapshot?.();
      return (await snapshot?.fingerprints?.()) ?? null;
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      ctx.log.debug({ err: error, service: slug }, "change scan failed");
      return null;
    }
  }

  async function scan(integration: Integration): Promise<ScanResult | null> {
    const { slug } = integration;
    const fingerprints = await readFingerprints(integration);
    if (fingerprints === null) return null;
    const known = await lists.load(slug);
    if (known === null) {
      await lists.save(slug, fingerprints);
      isLate = true;
      return null;
    }
    const changed = await findChanged(integration, known, fingerprints);
    const isAll = changed.length <= MAX_AT_ONCE;
    return { slug, known, fingerprints, changed: changed.slice(0, MAX_AT_ONCE), isAll };
  }

  /**
   * Returns tracked requests whose fingerprint is another now, a few more than are synced in one round at most. A request
   * created and withdrawn between two rounds is in no list: it counts if it is tracked and not listed.
   */
  async function findChanged(
    integration: Integration,
    known: Fingerprints,
    fingerprints: Fingerprints,
  ): Promise<readonly TrackedRequest[]> {
    const changed: TrackedRequest[] = [];
    for await (const where of suspects(integration, known, fingerprints)) {
      const found = await findTracked(integration, where);
      changed.push(...found.filter(({ id, isDeleted }) => fingerprints.has(id) || !isDeleted));
      if (changed.length > MAX_AT_ONCE) break;
    }
    return changed;
  }

  /** Yields, page by page, which requests are not listed as before. Of all others no more than their id is read. */
  async function* suspects(
    { kind, slug }: Integration,
    known: Fingerprints,
    fingerprints: Fingerprints,
  ): AsyncGenerator<Prisma.MediaRequestWhereInput> {
    const { read } = ctx.store;
    const isSuspect = (id: string | number): boolean => {
      const line = fingerprints.get(String(id));
      return line === undefined || line !== known.get(String(id));
    };
    if (ROLES[kind] === "requests") {
      for await (const ids of listOriginIds(read, slug)) {
        const originIds = ids.filter(isSuspect);
        if (originIds.length > 0) yield { originId: { in: originIds } };
      }
      return;
    }
    for await (const ids of listArrIds(read, slug)) {
      const arrIds = ids.filter(isSuspect);
      if (arrIds.length > 0) yield { arrId: { in: arrIds } };
    }
    // A title without an id is looked up by its public ids; unfinished ones are polled.
    yield { arrId: null, isFinished: true };
  }

  async function findTracked(
    integration: Integration,
    where: Prisma.MediaRequestWhereInput,
  ): Promise<readonly TrackedRequest[]> {
    const rows = await ctx.store.read.mediaRequest.findMany({
      where: { ...trackedIn(integration), AND: [where] },
      select: { id: true, originId: true, arrId: true, state: true },
      orderBy: { id: "asc" },
    });
    const isRequest = ROLES[integration.kind] === "requests";
    return rows.map(({ id, originId, arrId, state }) => ({
      requestId: id,
      id: isRequest ? originId : String(arrId),
      isDeleted: state === "DELETED",
    }));
  }

  /**
   * Returns requests that their arr or every library no longer has: they are synced again, in case one of them has them
   * back.
   */
  async function findGone(): Promise<readonly string[]> {
    const now = ctx.clock.now().getTime();
    const { unit } = ctx.store.read;
    const select = { requestId: true, state: true } as const;
    // One query for each reason: an OR of them would use none of their indexes.
    const unmanaged = await unit.findMany({ where: { isUnmanaged: true }, select });
    const lost = await unit.findMany({ where: { lostSince: { not: null } }, select });
    const ids = new Set(
      [...unmanaged, ...lost].flatMap(({ requestId, state }) =>
        state === "DELETED" ? [] : [requestId],
      ),
    );
    for (const id of goneSince.keys()) if (!ids.has(id)) goneSince.delete(id);
    for (const id of ids) if (!goneSince.has(id)) goneSince.set(id, now);
    return [...goneSince]
      .flatMap(([id, since]) => (now - since < GONE_SYNC_MS ? [id] : []))
      .slice(0, MAX_AT_ONCE);
  }

  return {
    async begin() {
      for (const integration of scannedIntegrations()) {
        if ((await lists.load(integration.slug)) !== null) continue;
        const fingerprints = await readFingerprints(integration);
        if (fingerprints !== null) await lists.save(integration.slug, fingerprints);
      }
    },
    async round() {
      if (ctx.reconciler.isFirst()) return;
      const results: ScanResult[] = [];
      const ids = new Set(await findGone());
      for (const integration of scannedIntegrations()) {
        const result = await scan(integration);
        if (result === null) continue;
        results.push(result);
        for (const { requestId } of result.changed) ids.add(requestId);
      }
      const isWhole = ids.size === 0 || (await syncItems(ctx, [...ids]));
      for (const result of results)
        await lists.save(result.slug, fingerprintsAfter(result, isWhole));
      if (isLate) await ctx.reconciler.start({ kind: "OUTAGE" });
      isLate = false;
    },
  };
}

/** Returns false when a service did not answer, so that changes may still be undetected. */
async function syncItems(ctx: ServicesContext, ids: readonly string[]): Promise<boolean> {
  let isWhole = true;
  const snapshots = await openSnapshots(ctx, (message) => {
    isWhole = false;
    ctx.log.debug({ message }, "service left out of the change scan");
  });
  for (let start = 0; start < ids.length; start += MAX_AT_ONCE)
    await syncPage(ctx, snapshots, ids.slice(start, start + MAX_AT_ONCE));
  return isWhole;
}

/** Requests that were not synced keep their old fingerprint, so that the next round finds them again. */
function fingerprintsAfter(
  { known, fingerprints, changed, isAll }: ScanResult,
  isWhole: boolean,
): Fingerprints {
  if (isWhole && isAll) return fingerprints;
  const settled = new Set(isWhole ? changed.map(({ id }) => id) : []);
  const before = [...known].filter(
    ([id, line]) => fingerprints.get(id) !== line && !settled.has(id),
  );
  const current = [...fingerprints].filter(([id]) => known.has(id) || settled.has(id));
  return new Map([...current, ...before]);
}

/**
 * Requests that are not deleted. For an arr, without those that it is known to have no longer (see findGone), and with
 * those whose files were deleted: it may have them again, for example after their disk was away.
 */
function trackedIn({ slug, kind }: Integration): Prisma.MediaRequestWhereInput {
  if (ROLES[kind] === "requests")
    return { state: { not: "DELETED" }, originService: slug, originReuse: 0 };
  return {
    approvalState: { notIn: ["DELETED", "DECLINED"] },
    arrService: slug,
    OR: [
      { state: "DELETED" },
      { units: { some: { isUnmanaged: false, state: { not: "DELETED" } } } },
    ],
  };
}
