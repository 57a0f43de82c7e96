import type { ActionKind } from "../action.ts";
import type { Instant } from "../instant.ts";
import type { ProblemMessage } from "../message/problem.ts";
import { isOnlyHeard } from "../unit.ts";
import type { DiagnosisInput } from "./health.ts";
import { IMPORT_RULES } from "./import-rules.ts";
import { LIBRARY_RULES } from "./library-rules.ts";
import type { ProblemCode, ProblemRule, Severity } from "./rule.ts";
import { SERVICE_RULES } from "./service-rules.ts";
import { TRANSFER_RULES } from "./transfer-rules.ts";
import { RELEASE_SEARCH_EXPIRES_MS, WAITING_RULES } from "./waiting-rules.ts";

/** Every reason why something does not move. Of those that apply to a unit the first counts. */
const TABLE = [
  ...SERVICE_RULES,
  ...TRANSFER_RULES,
  ...IMPORT_RULES,
  ...LIBRARY_RULES,
  ...WAITING_RULES,
] as const;

/** The same, without the narrow types of each row. */
export const PROBLEMS: readonly ProblemRule[] = TABLE;

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly since: Date;
  readonly message: ProblemMessage;
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

/** Returns why a unit does not move, from what the services reported and how long it has been in its state; null when nothing holds it. */
export function diagnose(input: DiagnosisInput): Problem | null {
  const due = rulesOf(input).find((rule) => applies(rule, input) && isDue(rule, input));
  return due === undefined ? null : toProblem(due, input);
}

/** Returns when the diagnosis of a unit may change by time alone, however little; null: it will not. */
export function findTurningPoint(input: DiagnosisInput): Date | null {
  const applicable = rulesOf(input).filter((rule) => applies(rule, input));
  const { releaseSearch } = input.unit;
  const points = [
    ...applicable.map((rule) => sinceOf(rule, input).getTime() + rule.afterMs),
    ...applicable.map((rule) => Date.parse(rule.until?.(input) ?? "")),
    releaseSearch === null ? Number.NaN : Date.parse(releaseSearch.at) + RELEASE_SEARCH_EXPIRES_MS,
  ].filter((point) => point > input.now.getTime());
  return points.length === 0 ? null : new Date(Math.min(...points));
}

function rulesOf({ unit }: DiagnosisInput): readonly ProblemRule[] {
  const isElsewhere = unit.state === "APPROVED" && unit.isHeardAvailable && isOnlyHeard(unit);
  // Where no arr has the title, nothing is to be done, unless an arr that may have it cannot be asked.
  return isElsewhere ? PROBLEMS.filter(({ code }) => code === "SERVICE_UNREACHABLE") : PROBLEMS;
}

function applies(rule: ProblemRule, input: DiagnosisInput): boolean {
  return rule.states.includes(input.unit.state) && rule.applies(input);
}

function isDue(rule: ProblemRule, input: DiagnosisInput): boolean {
  return input.now.getTime() - sinceOf(rule, input).getTime() >= rule.afterMs;
}

function sinceOf({ since, afterMs }: ProblemRule, input: DiagnosisInput): Date {
  return since?.(input) ?? (afterMs === 0 ? input.now : input.since);
}

function toProblem(rule: ProblemRule, input: DiagnosisInput): Problem {
  return {
    code: rule.code,
    severity: rule.severity,
    since: sinceOf(rule, input),
    message: messageOf(rule, input),
    detail: rule.detail?.(input) ?? [],
    until: ahead(rule.until?.(input) ?? null, input.now),
    actions: rule.actions(input),
  };
}

/** A date that has passed says nothing about the end of a problem. */
function ahead(until: Instant | null, now: Date): Instant | null {
  return until !== null && Date.parse(until) > now.getTime() ? until : null;
}

/** A rule of the table gives the parameters of its own code: the compiler has checked each row. */
export function messageOf({ code, params }: ProblemRule, input: DiagnosisInput): ProblemMessage {
  return { code, params: params(input) } as ProblemMessage;
}
