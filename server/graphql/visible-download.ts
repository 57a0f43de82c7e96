import { can, visibleRequests, type Access } from "../account/access.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";

/** Returns the condition for the downloads of visible requests, or of one of them. */
export function visibleDownloads(
  access: Access | null,
  requestId: string | null,
): Prisma.DownloadWhereInput {
  if (requestId === null && can(access, "readAll")) return {};
  const request = { AND: [visibleRequests(access), requestId === null ? {} : { id: requestId }] };
  return { attempts: { some: { unit: { request } } } };
}
