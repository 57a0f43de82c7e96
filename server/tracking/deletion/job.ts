import { type DeletionStepMessage, plainStep } from "../../domain/message/deletion-step.ts";
import type { DeletionStep } from "../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../core/context.ts";
import { loadPause, nextPauseMs, pauseEnd, pauseScans } from "../polling/scan-pause.ts";
import type { Session } from "./session.ts";

/** Afterwards only checks follow: another scan would find nothing new, and a person can retry. */
const MAX_JOBS = 5;
/** Pause before the second scan; each later pause is twice as long. */
const FIRST_PAUSE_MS = 60_000;

const nameOf = ({ kind, service }: DeletionStep): string => `${kind} ${service}`;

/** Returns why no scan of a service is requested now; null: it can be. */
export async function whyNoJob(
  ctx: CoreContext,
  { inventory }: Session,
  step: DeletionStep,
): Promise<DeletionStepMessage | null> {
  const now = ctx.clock.now();
  const last = inventory.jobs[nameOf(step)];
  if (last !== undefined) {
    if (last.count >= MAX_JOBS) return { code: "SCANS_EXHAUSTED", params: { count: last.count } };
    const pauseMs = FIRST_PAUSE_MS * 2 ** (last.count - 1);
    if (now.getTime() < Date.parse(last.at) + pauseMs) return plainStep("SCAN_REQUESTED");
  }
  const isPaused =
    step.kind === "LIBRARY" && now < pauseEnd(await loadPause(ctx, step.service), true);
  return isPaused ? plainStep("SCAN_REQUESTED_BEFORE") : null;
}

/** Requests a scan and stores that it was requested. */
export async function runJob(
  ctx: CoreContext,
  session: Session,
  step: DeletionStep,
  run: () => Promise<void>,
): Promise<void> {
  const { service, kind } = step;
  if (kind === "LIBRARY") {
    const lastsMs = nextPauseMs(await loadPause(ctx, service), true);
    await pauseScans(ctx, service, { at: ctx.clock.now(), lastsMs });
  }
  await run();
  const { inventory } = session;
  const count = (inventory.jobs[nameOf(step)]?.count ?? 0) + 1;
  const job = { count, at: ctx.clock.now().toISOString() };
  await session.saveInventory({ ...inventory, jobs: { ...inventory.jobs, [nameOf(step)]: job } });
}
