import { can } from "../account/access.ts";
import { askForHelp, resolveHelp } from "../tracking/actions/help.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { MediaRequest } from "./media-request.ts";
import { expectVisible, loadRequest } from "./visible-request.ts";

builder.prismaObjectFields(MediaRequest, (t) => ({
  helpAskedAt: t.expose("helpAskedAt", {
    type: "DateTime",
    nullable: true,
    description:
      "When somebody last asked the admins for help with `askForHelp`. Null if nobody has, and once an admin has dealt with it.",
  }),
  helpAskedBy: t.string({
    nullable: true,
    description:
      "Name of who last asked for help. Null if nobody has, once an admin has dealt with it, and without the ADMIN role.",
    select: { helpAskedBy: true },
    resolve: ({ helpAskedBy }, _args, { access }) =>
      can(access, "readDetail") ? helpAskedBy : null,
  }),
}));

const REQUEST_ID = { required: true, description: "ID of the request." } as const;

builder.mutationField("askForHelp", (t) =>
  t.prismaField({
    type: MediaRequest,
    authScopes: { may: "participate" },
    description:
      "Asks the admins for help with a request, which is then raised in their list. Fails with NOT_FOUND if the request does not exist or the viewer may not see it, and with LIMIT if somebody asked for help with it within the last hour.",
    args: { requestId: t.arg.id(REQUEST_ID) },
    resolve: async (query, _root, { requestId: id }, ctx) => {
      await expectVisible(ctx, id);
      await askForHelp(ctx.tracking, { requestId: id, by: expectActor(ctx).name });
      return loadRequest(ctx, id, query);
    },
  }),
);

builder.mutationField("resolveHelp", (t) =>
  t.prismaField({
    type: MediaRequest,
    authScopes: { may: "act" },
    description:
      "Marks the call for help of a request as dealt with. Requires the ADMIN role. Fails with NOT_FOUND if the request does not exist.",
    args: { requestId: t.arg.id(REQUEST_ID) },
    resolve: async (query, _root, { requestId: id }, ctx) => {
      await resolveHelp(ctx.tracking, { requestId: id });
      return loadRequest(ctx, id, query);
    },
  }),
);
