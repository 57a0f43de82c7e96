import type { ProblemCode } from "../../domain/problem/rule.ts";
import type { ServicePage } from "../../integrations/port/integration.ts";
import type { ServicesContext } from "../services/context.ts";

/** Problems that a service has a page of its own about. */
const PAGES: Readonly<Partial<Record<ProblemCode, ServicePage>>> = {
  UNRECOGNISED_FILE: "unrecognised",
};

/** Where a service itself shows a problem and what a person can do there; null where none does. */
export function findPage({ services }: ServicesContext, code: string): string | null {
  const page = Object.entries(PAGES).find(([known]) => known === code)?.[1];
  if (page === undefined) return null;
  const addresses = [...services.running.values()]
    .filter(({ isEnabled }) => isEnabled)
    .map(({ integration }) => integration.pages?.[page]);
  return addresses.find((address) => address !== undefined) ?? null;
}
