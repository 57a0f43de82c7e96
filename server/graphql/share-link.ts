import { can } from "../account/access.ts";
import { createShareLink, readShareToken, revokeShareLink } from "../account/share-link.ts";
import type { ShareLink as ShareLinkRow } from "../store/generated/sqlite/client.ts";
import { createBatch } from "./batch.ts";
import { builder, PERSONAL } from "./builder.ts";
import { expectActor, type GraphQLContext } from "./context.ts";
import { MediaRequest } from "./media-request.ts";
import { expectVisible } from "./visible-request.ts";

/** Returns the URL of a shared page; a path if PUBLIC_URL is not set. Null if the token cannot be decrypted. */
function urlOf(
  link: ShareLinkRow,
  { account, basePath, publicUrl }: GraphQLContext,
): string | null {
  const plain = readShareToken(account, link);
  return plain === null ? null : `${publicUrl ?? basePath}/s/${plain}`;
}

const ShareLink = builder.objectRef<ShareLinkRow>("ShareLink").implement({
  description: "A link that shows one request, live and read-only, to whoever has it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "ID of the link." }),
    url: t.string({
      nullable: true,
      description:
        "URL of the shared page; a path if PUBLIC_URL is not set. Null if the link was created with another SECRET_KEY.",
      resolve: (link, _args, ctx) => urlOf(link, ctx),
    }),
    badgeUrl: t.string({
      nullable: true,
      description: "URL of an SVG image with the state of the request, like `url`.",
      resolve: (link, _args, ctx) => {
        const url = urlOf(link, ctx);
        return url === null ? null : `${url}/badge.svg`;
      },
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      nullable: true,
      description: "When the link stops working. Null if it works until it is revoked.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was created." }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last opened, accurate to five minutes. Null if never.",
    }),
  }),
});

/** Returns the links of a request that the viewer may revoke: an admin all, everybody else their own. */
const listShareLinks = createBatch(async (requestIds, _query: object, ctx) => {
  const { access, tracking } = ctx;
  const personId = access?.person?.id ?? null;
  const links =
    can(access, "administer") || personId !== null
      ? await tracking.store.read.shareLink.findMany({
          where: {
            requestId: { in: [...requestIds] },
            ...(!can(access, "administer") && { creatorId: personId }),
          },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        })
      : [];
  const byRequest = Map.groupBy(links, ({ requestId }) => requestId);
  return (requestId) => byRequest.get(requestId) ?? [];
});

builder.prismaObjectField(MediaRequest, "shareLinks", (t) =>
  t.field({
    type: [ShareLink],
    ...PERSONAL,
    authScopes: { may: "participate" },
    unauthorizedResolver: () => [],
    description:
      "The links that show the request to whoever has them, newest first: those that the viewer created; all with the ADMIN role.",
    select: { id: true },
    resolve: async ({ id }, _args, ctx) => [...(await listShareLinks(ctx, {}, id))],
  }),
);

builder.mutationField("createShareLink", (t) =>
  t.field({
    type: ShareLink,
    authScopes: { may: "participate" },
    description:
      "Creates a link that shows a request to whoever has it. Fails with NOT_FOUND if the request does not exist or the viewer may not see it, with BAD_INPUT for a time in the past, and with LIMIT after 20 links of a request.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      expiresAt: t.arg({
        type: "DateTime",
        description: "When the link stops working. If omitted, it works until it is revoked.",
      }),
    },
    resolve: async (_root, { requestId, expiresAt }, ctx) => {
      await expectVisible(ctx, requestId);
      const by = expectActor(ctx);
      return createShareLink(ctx.account, by, { requestId, expiresAt: expiresAt ?? null });
    },
  }),
);

builder.mutationField("revokeShareLink", (t) =>
  t.boolean({
    authScopes: { may: "participate" },
    description:
      "Revokes a link and closes the pages that it opened: one that the viewer created; any with the ADMIN role. Returns whether there was one.",
    args: { id: t.arg.id({ required: true, description: "ID of the link." }) },
    resolve: (_root, { id }, ctx) =>
      revokeShareLink(ctx.account, id, {
        by: expectActor(ctx),
        mayRevokeAny: can(ctx.access, "administer"),
      }),
  }),
);
