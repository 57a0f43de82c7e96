import { scheduleNightly } from "../reconcile/schedule.ts";
import { checkChain } from "./check-chain.ts";
import type { DoctorContext } from "./context.ts";
import { loadReport } from "./report.ts";

/** After a start, when the services have been asked and the tracker listens. */
const AFTER_START_MS = 120_000;

/** Checks the chain each night, and once after each upgrade. The returned function ends it. */
export function scheduleDoctor(ctx: DoctorContext): () => Promise<void> {
  const { doctor, clock, log } = ctx;
  if (doctor === null) return () => Promise.resolve();
  const ending = new AbortController();
  const run = () =>
    checkChain(ctx, ending.signal).catch((error: unknown) =>
      log.warn({ err: error }, "the chain could not be checked"),
    );
  const runIfUpgraded = async () => {
    const last = await loadReport(ctx);
    if (last !== null && last.version !== doctor.version) await run();
  };
  const cancels = [
    scheduleNightly(clock, () => void run()),
    clock.after(AFTER_START_MS, () => void runIfUpgraded().catch(() => undefined)),
  ];
  return async () => {
    for (const cancel of cancels) cancel();
    ending.abort();
    await doctor.current?.catch(() => undefined);
  };
}
