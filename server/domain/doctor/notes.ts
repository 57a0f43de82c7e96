import type { FindingMessage, UncheckedMessage } from "../message/finding.ts";
import type { ServiceFacts } from "./facts.ts";
import { type Diagnosis, type Finding, isBroken } from "./finding.ts";

/** Collects what the rules say. */
export interface Notes {
  /** `service`: null: it concerns the tracker. */
  find(service: Pick<ServiceFacts, "slug"> | null, message: FindingMessage): void;
  /** Something could not be checked. */
  skip(message: UncheckedMessage): void;
}

export function createNotes(): Notes & { result(): Diagnosis } {
  const findings: Finding[] = [];
  const unchecked = new Map<string, UncheckedMessage>();
  return {
    find: (service, message) => void findings.push({ slug: service?.slug ?? null, message }),
    // Several rules may miss the same.
    skip: (message) => void unchecked.set(JSON.stringify(message), message),
    result: () => ({
      findings: findings.toSorted((one, other) => Number(isBroken(other)) - Number(isBroken(one))),
      unchecked: [...unchecked.values()],
    }),
  };
}
