import { z } from "zod";
import { FIXES, SEVERITIES } from "../../domain/doctor/finding.ts";
import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

const CodedMessage = z.object({
  message: z.string(),
  messageCode: z.string().nullable(),
  messageParams: z.record(z.string(), z.unknown()).nullable(),
});

const Report = z.object({
  checkedAt: z.coerce.date(),
  /** Version of the tracker that checked. */
  version: z.string(),
  databaseBytes: z.number(),
  findings: z.array(
    CodedMessage.extend({
      slug: z.string().nullable(),
      severity: z.enum(SEVERITIES),
      fix: z.enum(FIXES).nullable(),
    }),
  ),
  unchecked: z.array(CodedMessage),
});

/** What the last check of the chain found. One document, replaced as a whole. */
export type ChainReport = z.infer<typeof Report>;
export type ReportedFinding = ChainReport["findings"][number];

const NAME = "doctor.report";

/** Returns what the last check found; null before the first. */
export async function loadReport({
  store,
}: Pick<CoreContext, "store">): Promise<ChainReport | null> {
  const stored = await readSetting(store.read, NAME);
  if (stored === null) return null;
  // What another version stored may look different: the next check replaces it.
  return Report.safeParse(JSON.parse(stored)).data ?? null;
}

export async function saveReport(
  { store }: Pick<CoreContext, "store">,
  report: ChainReport,
): Promise<void> {
  await store.write((tx) => writeSetting(tx, NAME, JSON.stringify(report)));
}

/** For somebody outside of the house: without sentences, which name hosts and folders. */
export function withoutPlaces({ findings, unchecked, ...report }: ChainReport) {
  return {
    ...report,
    checkedAt: report.checkedAt.toISOString(),
    findings: findings.map(({ slug, severity, messageCode }) => ({ slug, severity, messageCode })),
    unchecked: unchecked.map(({ messageCode }) => messageCode),
  };
}
