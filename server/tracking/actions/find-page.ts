import type { ProblemCode } from "../../domain/problem/rule.ts";
import type { ServicePage } from "../../integrations/port/integration.ts";
import { toViewerLink } from "../services/browser-address.ts";
import type { ServicesContext } from "../services/context.ts";

/** Problems for which a service has a page. */
const PAGES: Readonly<Partial<Record<ProblemCode, ServicePage>>> = {
  UNRECOGNISED_FILE: "unrecognised",
};

/** Returns the address of a service's page about a problem, for this viewer; null when there is none. */
export function findPage(
  ctx: ServicesContext,
  code: string,
  viewerHost: string | null,
): string | null {
  const page = Object.entries(PAGES).find(([known]) => known === code)?.[1];
  if (page === undefined) return null;
  const addresses = [...ctx.services.running.values()]
    .filter(({ isEnabled }) => isEnabled)
    .map(({ integration }) => integration.pages?.[page]);
  const found = addresses.find((address) => address !== undefined);
  return found === undefined ? null : toViewerLink(ctx, found, viewerHost);
}
