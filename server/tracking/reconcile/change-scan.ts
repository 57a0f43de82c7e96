import { IntegrationError } from "../../integrations/port/error.ts";
import type { Integration } from "../../integrations/port/integration.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../services/context.ts";
import { keepLines, loadLines, type Lines } from "./change-markers.ts";
import type { ReconcileContext } from "./context.ts";
import { openSnapshots } from "./snapshots.ts";
import { syncPage } from "./sync-page.ts";

/** Titles that an arr no longer has are looked for again for so long; after that each night tells enough. */
const LET_GO_MS = 60 * 60_000;
/** Requests that are looked at in one round. */
const MAX_AT_ONCE = 50;

/** Notices what has happened to titles that are finished, and that polls therefore do not ask about. */
export interface ChangeScan {
  /** Counts what was never counted, so that nothing that happens from now on is missed. */
  begin(): Promise<void>;
  round(): Promise<void>;
}

interface Followed {
  readonly requestId: string;
  /** The service's own id. */
  readonly id: string;
}

/** What one service has in all, beside what it had when it was last asked. */
interface Count {
  readonly slug: string;
  readonly known: Lines;
  readonly lines: Lines;
  /** What is followed and not as it was. */
  readonly changed: readonly Followed[];
  /** False: there is more of it than is looked at in one round. */
  readonly isAll: boolean;
}

/**
 * Compares what Seerr and the arrs have in all with what they had: one list per service. What has changed or is gone is
 * looked at, whoever has lost the message that told of it. The lists are kept: what happens while the tracker is away is
 * noticed as well.
 */
export function createChangeScan(ctx: ReconcileContext): ChangeScan {
  /** Those that could not be counted in time: what they did before their first list, only a look at everything tells. */
  let isLate = false;
  /** Since when it is known of which requests that their arr no longer has them. */
  const letGo = new Map<string, number>();

  function counted(): readonly Integration[] {
    return [...ctx.services.integrations.values()].filter(
      ({ kind }) => ROLES[kind] === "arr" || ROLES[kind] === "requests",
    );
  }

  async function ask({ openSnapshot, slug }: Integration): Promise<Lines | null> {
    try {
      const snapshot = await openSnapshot?.();
      return (await snapshot?.fingerprints?.()) ?? null;
    } catch (error) {
      if (!(error instanceof IntegrationError)) throw error;
      ctx.log.debug({ err: error, service: slug }, "not counted");
      return null;
    }
  }

  async function count(integration: Integration): Promise<Count | null> {
    const { slug } = integration;
    const lines = await ask(integration);
    if (lines === null) return null;
    const known = await loadLines(ctx, slug);
    if (known === null) {
      await keepLines(ctx, slug, lines);
      isLate = true;
      return null;
    }
    // Made and withdrawn between two rounds, it was in no list: that it is followed and not there is enough.
    const changed = (await findFollowed(integration)).filter(
      ({ id }) => !lines.has(id) || lines.get(id) !== known.get(id),
    );
    const isAll = changed.length <= MAX_AT_ONCE;
    return { slug, known, lines, changed: changed.slice(0, MAX_AT_ONCE), isAll };
  }

  async function findFollowed(integration: Integration): Promise<readonly Followed[]> {
    const rows = await ctx.store.read.mediaRequest.findMany({
      where: followedIn(integration),
      select: { id: true, originId: true, arrId: true },
      orderBy: { id: "asc" },
    });
    const isRequest = ROLES[integration.kind] === "requests";
    return rows.map(({ id, originId, arrId }) => ({
      requestId: id,
      id: isRequest ? originId : String(arrId),
    }));
  }

  /** Whether the library still shows them, and whether the arr has them back, is to be seen a second time. */
  async function findLetGo(): Promise<readonly string[]> {
    const now = ctx.clock.now().getTime();
    const units = await ctx.store.read.unit.findMany({
      where: { isUnmanaged: true, state: { not: "DELETED" } },
      distinct: ["requestId"],
      select: { requestId: true },
    });
    const ids = new Set(units.map(({ requestId }) => requestId));
    for (const id of letGo.keys()) if (!ids.has(id)) letGo.delete(id);
    for (const id of ids) if (!letGo.has(id)) letGo.set(id, now);
    return [...letGo]
      .flatMap(([id, since]) => (now - since < LET_GO_MS ? [id] : []))
      .slice(0, MAX_AT_ONCE);
  }

  return {
    async begin() {
      for (const integration of counted()) {
        if ((await loadLines(ctx, integration.slug)) !== null) continue;
        const lines = await ask(integration);
        if (lines !== null) await keepLines(ctx, integration.slug, lines);
      }
    },
    async round() {
      if (ctx.reconciler.isFirst()) return;
      const counts: Count[] = [];
      const ids = new Set(await findLetGo());
      for (const integration of counted()) {
        const found = await count(integration);
        if (found === null) continue;
        counts.push(found);
        for (const { requestId } of found.changed) ids.add(requestId);
      }
      const isWhole = ids.size === 0 || (await syncItems(ctx, [...ids]));
      for (const found of counts) await keepLines(ctx, found.slug, linesAfter(found, isWhole));
      if (isLate) await ctx.reconciler.start({ kind: "OUTAGE" });
      isLate = false;
    },
  };
}

/** False: somebody could not be asked, and what was to be found out may still be so. */
async function syncItems(ctx: ServicesContext, ids: readonly string[]): Promise<boolean> {
  let isWhole = true;
  const snapshots = await openSnapshots(ctx, (message) => {
    isWhole = false;
    ctx.log.debug({ message }, "not looked at");
  });
  for (let start = 0; start < ids.length; start += MAX_AT_ONCE)
    await syncPage(ctx, snapshots, ids.slice(start, start + MAX_AT_ONCE));
  return isWhole;
}

/** What was not looked at to its end counts as it was, so that the next round finds it again. */
function linesAfter({ known, lines, changed, isAll }: Count, isWhole: boolean): Lines {
  if (isWhole && isAll) return lines;
  const settled = new Set(isWhole ? changed.map(({ id }) => id) : []);
  const before = [...known].filter(([id, line]) => lines.get(id) !== line && !settled.has(id));
  const current = [...lines].filter(([id]) => known.has(id) || settled.has(id));
  return new Map([...current, ...before]);
}

/** Whatever is not gone already; what an arr is known to have no more is looked for beside that. */
function followedIn({ slug, kind }: Integration): Prisma.MediaRequestWhereInput {
  if (ROLES[kind] === "requests") return { state: { not: "DELETED" }, originService: slug };
  return {
    state: { not: "DELETED" },
    approvalState: { notIn: ["DELETED", "DECLINED"] },
    arrService: slug,
    arrId: { not: null },
    units: { some: { isUnmanaged: false, state: { not: "DELETED" } } },
  };
}
