import type { DeliveryFilter } from "../../graphql/graphql.ts";
import { inboxText } from "../../language/words/inbox.ts";

/** The outcomes by which the inbox can be filtered, as the address names them. */
const OUTCOMES = {
  changed: {
    get name() {
      return inboxText("changedSomething");
    },
    filter: { hadEffect: true },
  },
  unchanged: {
    get name() {
      return inboxText("noEffect");
    },
    filter: { hadEffect: false, status: ["APPLIED", "IGNORED", "DUPLICATE"] },
  },
  attention: {
    get name() {
      return inboxText("needsAttention");
    },
    filter: { status: ["FAILED", "UNRECOGNISED"] },
  },
} as const satisfies Readonly<Record<string, { name: string; filter: DeliveryFilter }>>;

export type Outcome = keyof typeof OUTCOMES;

/** The chips of the inbox; null shows all webhooks. */
export const OUTCOME_CHIPS: readonly { readonly name: string; readonly outcome: Outcome | null }[] =
  [
    {
      get name() {
        return inboxText("all");
      },
      outcome: null,
    },
    { name: OUTCOMES.changed.name, outcome: "changed" },
    { name: OUTCOMES.unchanged.name, outcome: "unchanged" },
    { name: OUTCOMES.attention.name, outcome: "attention" },
  ];

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
    outcome: OUTCOME_CHIPS.find((chip) => chip.outcome === outcome)?.outcome ?? null,
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
  const { hadEffect, status }: DeliveryFilter = outcome === null ? {} : OUTCOMES[outcome].filter;
  return {
    ...(hadEffect != null && { hadEffect }),
    ...(status != null && { status: [...status] }),
    ...(service !== null && { service }),
    ...(search !== "" && { search }),
  };
}
