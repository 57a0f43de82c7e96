import { isRequester } from "../account/access.ts";
import { follow, unfollow } from "../account/follow.ts";
import { findShareLink } from "../account/share-link.ts";
import { createBatch } from "./batch.ts";
import { builder, PERSONAL } from "./builder.ts";
import { expectPerson } from "./context.ts";
import { MediaRequest } from "./media-request.ts";
import { expectVisible, loadRequest } from "./visible-request.ts";

const findFollowed = createBatch(async (requestIds, _query: object, { tracking, access }) => {
  const personId = access?.person?.id;
  const rows =
    personId === undefined
      ? []
      : await tracking.store.read.follow.findMany({
          where: { personId, requestId: { in: [...requestIds] } },
          select: { requestId: true },
        });
  const followed = new Set(rows.map(({ requestId }) => requestId));
  return (requestId) => followed.has(requestId);
});

const countFollowers = createBatch(async (requestIds, _query: object, { tracking }) => {
  const groups = await tracking.store.read.follow.groupBy({
    by: ["requestId"],
    where: { requestId: { in: [...requestIds] } },
    _count: true,
  });
  const counts = new Map(groups.map(({ requestId, _count }) => [requestId, _count]));
  return (requestId) => counts.get(requestId) ?? 0;
});

builder.prismaObjectFields(MediaRequest, (t) => ({
  isMine: t.boolean({
    ...PERSONAL,
    description: "Whether the viewer made the request.",
    select: { originService: true, requesterId: true, requesterJellyfinId: true },
    resolve: (request, _args, { access }) =>
      access?.person != null && isRequester(access.person, request),
  }),
  isFollowed: t.boolean({
    ...PERSONAL,
    description: "Whether the viewer follows the request.",
    select: { id: true },
    resolve: ({ id }, _args, ctx) => findFollowed(ctx, {}, id),
  }),
  followers: t.int({
    description: "Number of people who follow the request.",
    select: { id: true },
    resolve: ({ id }, _args, ctx) => countFollowers(ctx, {}, id),
  }),
}));

const ID = { required: true, description: "ID of the request." } as const;

builder.mutationField("followRequest", (t) =>
  t.prismaField({
    type: MediaRequest,
    authScopes: { may: "participate" },
    description:
      "Adds a request to those that the viewer follows. Somebody who sees only their own requests needs a share link of the request. Fails with NOT_FOUND if the request does not exist or the viewer may not see it.",
    args: {
      id: t.arg.id(ID),
      shareToken: t.arg.string({ description: "The token of a share link of the request." }),
    },
    resolve: async (query, _root, { id, shareToken }, ctx) => {
      const link = shareToken == null ? null : await findShareLink(ctx.account, shareToken);
      if (link?.requestId !== id) await expectVisible(ctx, id);
      await follow(ctx.account, expectPerson(ctx), id);
      return loadRequest(ctx, id, query);
    },
  }),
);

builder.mutationField("unfollowRequest", (t) =>
  t.prismaField({
    type: MediaRequest,
    authScopes: { may: "participate" },
    description:
      "Removes a request from those that the viewer follows. Fails with NOT_FOUND if the request does not exist or the viewer may not see it.",
    args: { id: t.arg.id(ID) },
    resolve: async (query, _root, { id }, ctx) => {
      await expectVisible(ctx, id);
      const row = await loadRequest(ctx, id, query);
      await unfollow(ctx.account, expectPerson(ctx), id);
      return row;
    },
  }),
);
