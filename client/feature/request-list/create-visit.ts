import { useBeforeLeave, useLocation } from "@solidjs/router";
import { createEffect, onMount } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { type Visit, recallVisit } from "./visit.ts";

/** Goes on with the visit of the list, at the place where this address was left. */
export function createVisit(): Visit {
  const location = useLocation();
  const visit = recallVisit(useConnection());
  const place = visit.places.get(location.search);
  const { pathname } = location;
  createEffect(() => {
    if (location.pathname === pathname) visit.address = location.search;
  });
  useBeforeLeave(() => visit.places.set(visit.address, window.scrollY));
  onMount(() => {
    if (place !== undefined) queueMicrotask(() => window.scrollTo(0, place));
  });
  return visit;
}
