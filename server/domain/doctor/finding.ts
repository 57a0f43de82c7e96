import type { FindingMessage, FindingParams, UncheckedMessage } from "../message/finding.ts";

/** BROKEN: something does not arrive, or will not. ADVICE: it works, and could be better. */
export const SEVERITIES = ["BROKEN", "ADVICE"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the tracker can do itself about a finding. */
export const FIXES = ["REGISTER_WEBHOOK"] as const;
export type Fix = (typeof FIXES)[number];

interface Rule {
  readonly severity: Severity;
  readonly fix?: Fix;
}

const BROKEN: Rule = { severity: "BROKEN" };
const ADVICE: Rule = { severity: "ADVICE" };

export const FINDING_RULES: Readonly<Record<keyof FindingParams, Rule>> = {
  SERVICE_UNANSWERED: BROKEN,
  SERVICE_REFUSES_KEY: BROKEN,
  VERSION_TOO_OLD: BROKEN,
  RIGHTS_TOO_FEW: BROKEN,
  // No webhook is essential: polls report the same, later.
  HOOK_ABSENT: { severity: "ADVICE", fix: "REGISTER_WEBHOOK" },
  HOOK_ELSEWHERE: ADVICE,
  HOOK_SECRET_WRONG: { severity: "BROKEN", fix: "REGISTER_WEBHOOK" },
  HOOK_UNHEARD: BROKEN,
  NO_CLIENT: BROKEN,
  DOWNLOADS_UNSEEN: BROKEN,
  MAPPING_FOR_NOBODY: ADVICE,
  MAPPING_NOWHERE: BROKEN,
  CATEGORY_ABSENT: ADVICE,
  CATEGORY_SHARED: BROKEN,
  FILES_COPIED: ADVICE,
  OTHER_DISK: ADVICE,
  ROOT_ABSENT: BROKEN,
  ROOT_FULL: BROKEN,
  ROOT_OUTSIDE_LIBRARY: BROKEN,
  ROOT_OUTSIDE_MATCHER: BROKEN,
  CLOCK_OFF: ADVICE,
  CSRF_ON: BROKEN,
  NOTICES_REFUSED: ADVICE,
  ADDRESS_SILENT: ADVICE,
  TRACKER_ADDRESS_SILENT: ADVICE,
  DATABASE_DAMAGED: BROKEN,
  DATA_DISK_FULL: BROKEN,
};

export interface Finding {
  /** The service that is set up wrongly; null: the tracker. */
  readonly slug: string | null;
  readonly message: FindingMessage;
}

export interface Diagnosis {
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly unchecked: readonly UncheckedMessage[];
}

export function isBroken({ message: { code } }: Finding): boolean {
  return FINDING_RULES[code].severity === "BROKEN";
}
