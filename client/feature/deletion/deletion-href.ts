import type { Deletion } from "./document.ts";

/** Links to the deletions of the same request, or to all if the request no longer exists. */
export function deletionHref({ request }: Deletion): string {
  return request === null ? "/deletions" : `/deletions?request=${encodeURIComponent(request.id)}`;
}
