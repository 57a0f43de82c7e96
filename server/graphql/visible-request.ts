import { visibleRequests } from "../account/access.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { GraphQLContext } from "./context.ts";
import { createRefusal } from "./error.ts";

/** Throws NOT_FOUND for a request that does not exist or that the viewer may not see. */
export async function expectVisible(
  { tracking, access }: Pick<GraphQLContext, "tracking" | "access">,
  id: string,
): Promise<void> {
  const found = await tracking.store.read.mediaRequest.findFirst({
    where: { id, AND: visibleRequests(access) },
    select: { id: true },
  });
  if (found === null) throw createRefusal("NOT_FOUND", "REQUEST_UNKNOWN");
}

/** What Pothos reads for the fields that are asked for. */
type RequestQuery = Pick<Prisma.MediaRequestFindUniqueOrThrowArgs, "select" | "include">;

/** Loads a request that the viewer may see and that exists, such as the one that a mutation changed. */
export function loadRequest(
  { tracking }: Pick<GraphQLContext, "tracking">,
  id: string,
  query: RequestQuery,
) {
  return tracking.store.read.mediaRequest.findUniqueOrThrow({ ...query, where: { id } });
}
