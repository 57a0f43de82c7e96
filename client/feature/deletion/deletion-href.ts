import type { Deletion } from "./document.ts";

/** All deletions of the same request; of all where the request is forgotten. */
export function deletionHref({ request }: Deletion): string {
  return request === null ? "/deletions" : `/deletions?request=${encodeURIComponent(request.id)}`;
}
