import type { MediaRequest } from "../../store/generated/sqlite/client.ts";

type OriginColumns = Pick<
  MediaRequest,
  "origin" | "originService" | "originId" | "arrService" | "arrId"
>;

/** Returns the arr item of a request. A request that was added in the arr has its id from the beginning. */
export function arrItemOf({
  origin,
  originService,
  originId,
  arrService,
  arrId,
}: OriginColumns): { readonly service: string; readonly id: number } | null {
  if (arrService !== null && arrId !== null) return { service: arrService, id: arrId };
  return origin === "arr" ? { service: originService, id: Number(originId) } : null;
}
