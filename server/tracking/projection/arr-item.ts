import type { MediaRequest } from "../../store/generated/sqlite/client.ts";

type OriginColumns = Pick<
  MediaRequest,
  "origin" | "originService" | "originId" | "originReuse" | "arrService" | "arrId"
>;

/** Returns the arr item of a request. A request that was added in the arr has its id from the beginning. */
export function arrItemOf({
  origin,
  originService,
  originId,
  originReuse,
  arrService,
  arrId,
}: OriginColumns): { readonly service: string; readonly id: number } | null {
  if (arrService !== null && arrId !== null) return { service: arrService, id: arrId };
  const isOwn = origin === "arr" && originReuse === 0;
  return isOwn ? { service: originService, id: Number(originId) } : null;
}

/** Returns the slug of the arr that manages a request, also while its id there is not known. */
export function instanceOf({
  origin,
  originService,
  arrService,
}: Pick<OriginColumns, "origin" | "originService" | "arrService">): string | null {
  return arrService ?? (origin === "arr" ? originService : null);
}
