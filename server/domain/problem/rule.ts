import type { ActionKind } from "../action.ts";
import type { Instant } from "../instant.ts";
import type { ProblemParams } from "../message/problem.ts";
import type { State } from "../state.ts";
import type { ConditionCode, ServiceHealth, DiagnosisInput } from "./health.ts";

/** STUCK: somebody has to act, or may have to. WAITING: there is a reason to wait, and the problem ends by itself. */
export const SEVERITIES = ["STUCK", "WAITING"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One reason why a unit does not move, as data. */
export type ProblemRule = { readonly [Code in ProblemCode]: RuleOf<Code> }[ProblemCode];
export type ProblemCode = keyof ProblemParams;

interface RuleOf<Code extends ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** States in which a unit can have it. */
  readonly states: readonly State[];
  /** How long the condition has to last before it counts as a problem. */
  readonly afterMs: number;
  /** When the condition began; absent: when the unit entered its state, or now where `afterMs` is 0. */
  readonly since?: (input: DiagnosisInput) => Date | null;
  readonly applies: (input: DiagnosisInput) => boolean;
  /** The parameters of the message for the person who made the request. */
  readonly params: (input: DiagnosisInput) => ProblemParams[Code];
  /** For the admin, in the words of the service. */
  readonly detail?: (input: DiagnosisInput) => readonly string[];
  /** When the problem ends by itself. */
  readonly until?: (input: DiagnosisInput) => Instant | null;
  /** What may help, the most likely action first. */
  readonly actions: (input: DiagnosisInput) => readonly ActionKind[];
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The state itself is the problem. */
export const sinceState = ({ since }: DiagnosisInput): Date => since;

export const nothing = (): readonly ActionKind[] => [];

/** For messages without parameters. */
export const noParams = () => ({});

/** For messages that name the arr only. */
export const arrParams = (input: DiagnosisInput) => ({ service: arrOf(input) });

export function name(service: { readonly name: string } | null, otherwise: string): string {
  return service?.name ?? otherwise;
}

/** What the arr of a request is called. */
export function arrOf({ services, mediaType }: DiagnosisInput): string {
  return name(services.arr, mediaType === "MOVIE" ? "Radarr" : "Sonarr");
}

/** The arr's or the client's own lines about the download. */
export function detailOf({ download }: DiagnosisInput): readonly string[] {
  return download?.detail ?? [];
}

/** A service's own words about what holds others up; of one condition where `code` is named. */
export function conditionWords(
  service: ServiceHealth | null,
  code?: ConditionCode,
): readonly string[] {
  const conditions = service?.conditions ?? [];
  return conditions
    .filter((one) => code === undefined || one.code === code)
    .map(({ message }) => message);
}

export function hasCondition(
  service: { readonly conditions: readonly { readonly code: string }[] } | null,
  code: string,
): boolean {
  return service?.conditions.some((condition) => condition.code === code) ?? false;
}
