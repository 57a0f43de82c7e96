import type { ActionKind } from "../action.ts";
import type { Instant } from "../instant.ts";
import type { State } from "../state.ts";
import type { ConditionCode, ServiceHealth, DiagnosisInput } from "./health.ts";

/** STUCK: somebody has to do something, or things may go wrong. WAITING: it has a reason and ends by itself. */
export const SEVERITIES = ["STUCK", "WAITING"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One reason why a unit does not move, as data. */
export interface ProblemRule {
  readonly code: string;
  readonly severity: Severity;
  /** States in which a unit can have it. */
  readonly states: readonly State[];
  /** How long it may last before it counts. */
  readonly afterMs: number;
  /** Since when it lasts; absent: since the unit is in its state, or, of what counts at once, since it was noticed. */
  readonly since?: (input: DiagnosisInput) => Date | null;
  readonly applies: (input: DiagnosisInput) => boolean;
  /** For the person who asked. */
  readonly message: (input: DiagnosisInput) => string;
  /** For the admin: the service's own words. */
  readonly detail?: (input: DiagnosisInput) => readonly string[];
  /** When it ends by itself. */
  readonly until?: (input: DiagnosisInput) => Instant | null;
  /** What may help, the likeliest first. */
  readonly actions: (input: DiagnosisInput) => readonly ActionKind[];
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The state itself is the problem. */
export const sinceState = ({ since }: DiagnosisInput): Date => since;

export const nothing = (): readonly ActionKind[] => [];

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
