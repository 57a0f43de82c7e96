import { setImmediate as breathe } from "node:timers/promises";
import type { CoreContext } from "../core/context.ts";
import { hasCursor, keepCursor } from "../core/cursor.ts";
import { observe } from "../ingest/observe.ts";
import { watchDecisions } from "../ingest/stale-answers.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { ServicesContext } from "../services/context.ts";
import type { ReportHandle } from "./progress.ts";
import { openSnapshots, type ServiceSnapshot } from "./snapshots.ts";
import { syncPage } from "./sync-page.ts";

/** Requests per page, which are in memory at the same time. */
const PAGE = 20;

/** Syncs all requests with all services, page by page, so that it can stop and continue anywhere. */
export async function runSync(
  ctx: ServicesContext,
  report: ReportHandle,
  signal: AbortSignal,
): Promise<void> {
  const snapshots = await openSnapshots(ctx, (failure) => report.addMessage(failure), {
    withCursor: true,
  });
  if (isDeserted(ctx, snapshots)) return report.finish("FAILED");
  await keepCursors(ctx, snapshots, ["arr"]);
  for (const service of snapshots) {
    if (signal.aborted) return report.finish("STOPPED");
    await trackUntracked(ctx, report, service, signal);
  }
  await keepCursors(ctx, snapshots, ["requests"]);
  await syncAll(ctx, report, snapshots, signal);
  if (signal.aborted) return report.finish("STOPPED");
  if (isDeserted(ctx, snapshots)) return report.finish("FAILED");
  await report.notify({ code: "SYNC_DONE", params: {} });
  return report.finish("DONE");
}

/**
 * Nobody answers, or nobody any more: reading the other requests would be for nothing. A service that comes back starts
 * the next sync.
 */
function isDeserted(ctx: ServicesContext, snapshots: readonly ServiceSnapshot[]): boolean {
  const isLost = snapshots.every(({ snapshot }) => snapshot() === null);
  return isLost && ctx.services.integrations.size > 0;
}

/** Sets the cursor of services that were never polled: this sync reports everything before it. */
async function keepCursors(
  ctx: CoreContext,
  snapshots: readonly ServiceSnapshot[],
  roles: readonly ServiceSnapshot["role"][],
): Promise<void> {
  for (const { slug, role, snapshot } of snapshots) {
    const value = snapshot()?.cursor?.() ?? null;
    if (!roles.includes(role) || value === null || (await hasCursor(ctx, slug))) continue;
    await ctx.store.write((tx) => keepCursor(tx, { slug, value }));
  }
}

/** Adopts untracked requests, and titles added in an arr if the settings say so. */
async function trackUntracked(
  ctx: ProjectionContext,
  report: ReportHandle,
  service: ServiceSnapshot,
  signal: AbortSignal,
): Promise<void> {
  const { slug, name, role } = service;
  const position = report.position();
  const isMeant =
    role === "requests" || (role === "arr" && ctx.settings.current().followsAdded === "ALL");
  if (!isMeant || position.heard.includes(slug)) return;
  let heard = 0;
  const isWhole = await service.attempt(async ({ untracked }) => {
    let withoutOutdated = await watchDecisions(ctx, service);
    for await (const page of untracked?.() ?? []) {
      if (signal.aborted) return false;
      const current = await withoutOutdated(page);
      report.count(
        await observe(ctx, current, { mayFollowArr: role === "arr", isImport: isImport(report) }),
      );
      withoutOutdated = await watchDecisions(ctx, service);
      heard += page.length;
      await report.notify({ code: "READING_SERVICE", params: { service: name, count: heard } });
    }
    return true;
  });
  if (isWhole !== true || signal.aborted) return;
  await report.notify(
    { code: "SERVICE_READ", params: { service: name } },
    {},
    { ...position, heard: [...position.heard, slug] },
  );
}

/** What there was before the tracker is no part of a tape. */
function isImport({ kind }: ReportHandle): boolean {
  return kind === "FIRST";
}

const COMPARING = { code: "COMPARING_REQUESTS", params: {} } as const;

async function syncAll(
  ctx: ServicesContext,
  report: ReportHandle,
  snapshots: readonly ServiceSnapshot[],
  signal: AbortSignal,
): Promise<void> {
  const { read } = ctx.store;
  let { after } = report.position();
  const total = await read.mediaRequest.count({ where: SYNCED });
  let done = await read.mediaRequest.count({ where: { ...SYNCED, id: { lte: after } } });
  await report.notify(COMPARING, { done, total });
  while (!signal.aborted && !isDeserted(ctx, snapshots)) {
    const page = await read.mediaRequest.findMany({
      where: { ...SYNCED, id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true },
    });
    const last = page.at(-1);
    if (last === undefined) return;
    report.count(
      await syncPage(
        ctx,
        snapshots,
        page.map(({ id }) => id),
        { isImport: isImport(report) },
      ),
    );
    // A page that was interrupted is synced again: nothing of it was counted.
    if (signal.aborted) return;
    done += page.length;
    after = last.id;
    await report.notify(
      COMPARING,
      { done, total: Math.max(total, done) },
      { ...report.position(), after },
    );
    await breathe();
  }
}

/** Deleted and declined requests stay as they are. */
const SYNCED = { approvalState: { notIn: ["DELETED", "DECLINED"] }, state: { not: "DELETED" } };
