import type { DeliveryFilter } from "../../graphql/graphql.ts";

/** The outcomes by which the inbox can be filtered, as the address names them. */
const OUTCOMES = {
  changed: { hadEffect: true },
  unchanged: { hadEffect: false, status: ["APPLIED", "IGNORED", "DUPLICATE"] },
  attention: { status: ["FAILED", "UNRECOGNISED"] },
} as const satisfies Readonly<Record<string, DeliveryFilter>>;

export type Outcome = keyof typeof OUTCOMES;

function isOutcome(value: string | undefined): value is Outcome {
  return value !== undefined && Object.hasOwn(OUTCOMES, value);
}

export interface InboxFilter {
  readonly outcome: Outcome | null;
  readonly service: string | null;
  readonly search: string;
}

/** The parameters of the address. */
export interface InboxParams {
  readonly outcome?: string | undefined;
  readonly service?: string | undefined;
  readonly q?: string | undefined;
}

/** Reads the filter from the address. */
export function toInboxFilter({ outcome, service, q }: InboxParams): InboxFilter {
  return {
    outcome: isOutcome(outcome) ? outcome : null,
    service: service === undefined || service === "" ? null : service,
    search: q?.trim() ?? "",
  };
}

export function isFiltered({ outcome, service, search }: InboxFilter): boolean {
  return outcome !== null || service !== null || search !== "";
}

export function isSameFilter(one: InboxFilter, other: InboxFilter): boolean {
  return (
    one.outcome === other.outcome && one.service === other.service && one.search === other.search
  );
}

/** Returns the filter as the API takes it. */
export function toDeliveryFilter({ outcome, service, search }: InboxFilter): DeliveryFilter {
  const { hadEffect, status }: DeliveryFilter = outcome === null ? {} : OUTCOMES[outcome];
  return {
    ...(hadEffect != null && { hadEffect }),
    ...(status != null && { status: [...status] }),
    ...(service !== null && { service }),
    ...(search !== "" && { search }),
  };
}
