import { can } from "../account/access.ts";
import type { MediaRequest } from "../store/generated/sqlite/client.ts";
import type { GraphQLContext } from "./context.ts";

/** What all `stateReason` fields share. A reason without a code is the words of a service, which only admins see. */
export const STATE_REASON = {
  nullable: true,
  select: { stateReason: true, stateReasonCode: true },
  resolve: (
    { stateReason, stateReasonCode }: Pick<MediaRequest, "stateReason" | "stateReasonCode">,
    _args: object,
    { access }: GraphQLContext,
  ) => (stateReasonCode !== null || can(access, "readDetail") ? stateReason : null),
} as const;
