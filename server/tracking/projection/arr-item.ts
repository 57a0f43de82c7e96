import type { MediaRequest } from "../../store/generated/sqlite/client.ts";

type OriginColumns = Pick<
  MediaRequest,
  "origin" | "originService" | "originId" | "arrService" | "arrId"
>;

/** Which item of which arr carries a request out; one that was added there has its id from the beginning. */
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
