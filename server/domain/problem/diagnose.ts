import type { ActionKind } from "../action.ts";
import type { Instant } from "../observation.ts";
import type { Sight } from "./health.ts";
import { IMPORT_RULES } from "./import-rules.ts";
import { LIBRARY_RULES } from "./library-rules.ts";
import type { ProblemRule, Severity } from "./rule.ts";
import { SERVICE_RULES } from "./service-rules.ts";
import { TRANSFER_RULES } from "./transfer-rules.ts";
import { WAITING_RULES } from "./waiting-rules.ts";

/** Every reason why something does not move. Of those that apply to a unit the first counts. */
const TABLE = [
  ...SERVICE_RULES,
  ...TRANSFER_RULES,
  ...IMPORT_RULES,
  ...LIBRARY_RULES,
  ...WAITING_RULES,
] as const;
export type ProblemCode = (typeof TABLE)[number]["code"];

/** The same, without the narrow types of each row. */
export const PROBLEMS: readonly (ProblemRule & { readonly code: ProblemCode })[] = TABLE;

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly since: Date;
  readonly message: string;
  readonly detail: readonly string[];
  readonly until: Instant | null;
  readonly actions: readonly ActionKind[];
}

/** Codes of what ends by itself: they do not ask for attention. */
export const WAITING_CODES: readonly ProblemCode[] = PROBLEMS.filter(
  ({ severity }) => severity === "WAITING",
).map(({ code }) => code);

/** Order of urgency: 0 is the worst. What is unknown (a code of another version) comes last. */
export function urgencyOf(code: string): number {
  const index = PROBLEMS.findIndex((rule) => rule.code === code);
  if (index === -1) return Number.POSITIVE_INFINITY;
  return PROBLEMS[index]?.severity === "WAITING" ? index + PROBLEMS.length : index;
}

export function severityOf(code: string): Severity {
  return PROBLEMS.find((rule) => rule.code === code)?.severity ?? "STUCK";
}

/** Why a unit is not moving, by what the services told and by the time it has stood; null when nothing holds it. */
export function diagnose(sight: Sight): Problem | null {
  const due = PROBLEMS.find((rule) => isDue(rule, sight));
  return due === undefined ? null : toProblem(due, sight);
}

function isDue(rule: ProblemRule, sight: Sight): boolean {
  if (!rule.states.includes(sight.unit.state) || !rule.applies(sight)) return false;
  return sight.now.getTime() - sinceOf(rule, sight).getTime() >= rule.afterMs;
}

function sinceOf({ since, afterMs }: ProblemRule, sight: Sight): Date {
  return since?.(sight) ?? (afterMs === 0 ? sight.now : sight.since);
}

function toProblem(rule: (typeof PROBLEMS)[number], sight: Sight): Problem {
  return {
    code: rule.code,
    severity: rule.severity,
    since: sinceOf(rule, sight),
    message: rule.message(sight),
    detail: rule.detail?.(sight) ?? [],
    until: rule.until?.(sight) ?? null,
    actions: rule.actions(sight),
  };
}
