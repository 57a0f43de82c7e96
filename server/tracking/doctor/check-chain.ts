import { diagnoseChain } from "../../domain/doctor/diagnose.ts";
import { FINDING_RULES } from "../../domain/doctor/finding.ts";
import { toCoded } from "../../domain/message/tracker-message.ts";
import type { DoctorContext, DoctorRuntime } from "./context.ts";
import { gatherFacts } from "./gather-facts.ts";
import { saveReport, type ChainReport } from "./report.ts";

/**
 * Checks the whole chain and keeps what it finds, in place of what the last check found. While a check runs, returns that
 * one.
 */
export function checkChain(
  ctx: DoctorContext,
  signal: AbortSignal = new AbortController().signal,
): Promise<ChainReport> {
  const { doctor } = ctx;
  if (doctor === null) throw new Error("nothing checks the chain here");
  doctor.current ??= check(ctx, doctor, signal).finally(() => {
    doctor.current = null;
  });
  return doctor.current;
}

async function check(
  ctx: DoctorContext,
  doctor: DoctorRuntime,
  signal: AbortSignal,
): Promise<ChainReport> {
  const { databaseBytes, ...facts } = await gatherFacts(ctx, doctor, signal);
  const { findings, unchecked } = diagnoseChain(facts);
  const report: ChainReport = {
    checkedAt: ctx.clock.now(),
    version: doctor.version,
    databaseBytes,
    findings: findings.map(({ slug, message }) => {
      const { severity, fix = null } = FINDING_RULES[message.code];
      return { slug, severity, fix, ...toCoded(message) };
    }),
    unchecked: unchecked.map((message) => toCoded(message)),
  };
  // A check that was broken off has found outages that there are not.
  if (!signal.aborted) await saveReport(ctx, report);
  return report;
}
