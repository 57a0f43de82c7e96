import { createEffect, onMount, untrack } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { useRouter } from "../../lib/router.ts";
import { type Visit, recallVisit } from "./visit.ts";

/** Goes on with the visit of the list, at the place where this address was left. */
export function createVisit(): Visit {
  const router = useRouter();
  const visit = recallVisit(useConnection());
  const place = visit.places.get(untrack(router.search));
  const pathname = untrack(router.pathname);
  createEffect(() => {
    if (router.pathname() === pathname) visit.address = router.search();
  });
  router.onLeave(() => visit.places.set(visit.address, window.scrollY));
  onMount(() => {
    if (place !== undefined) queueMicrotask(() => window.scrollTo(0, place));
  });
  return visit;
}
