import { can } from "../account/access.ts";
import { ownerOf, THE_HOUSEHOLD, type ProfileOwner } from "../notification/save-channel.ts";
import { expectPerson, type GraphQLContext } from "./context.ts";
import { createRefusal } from "./error.ts";

/** The argument that chooses between one's own and the household's. */
export const IS_HOUSEHOLD = {
  description:
    "Whether it is about the household, which is notified about all requests, instead of the viewer. Requires the ADMIN role.",
} as const;

/** Returns whose notifications a field is about. FORBIDDEN for those of the household without the rights of an admin. */
export function ownerIn(
  ctx: GraphQLContext,
  isHousehold: boolean | null | undefined,
): ProfileOwner {
  if (isHousehold !== true) return ownerOf(expectPerson(ctx).id);
  if (!can(ctx.access, "administer")) throw createRefusal("FORBIDDEN", "ROLE_TOO_LOW");
  return THE_HOUSEHOLD;
}
