import {
  createFeedAddress,
  findFeedAddress,
  revokeFeedAddress,
  type FeedAddress as FeedAddressRow,
} from "../account/feed-address.ts";
import { builder } from "./builder.ts";
import { expectActor, expectPerson } from "./context.ts";

const FeedAddress = builder.objectRef<FeedAddressRow>("FeedAddress").implement({
  description:
    "The secret address at which calendar programs and feed readers read a person's calendar and news. It never shows more than the person may see.",
  fields: (t) => ({
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was created." }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last read, accurate to five minutes. Null if never.",
    }),
  }),
});

interface NewFeed {
  /** Path or URL of both feeds. */
  readonly base: string;
  readonly address: FeedAddressRow;
}

const SCOPE_HINT = "With `?scope=own`, only of requests that the person made or follows.";

const NewFeedAddress = builder.objectRef<NewFeed>("NewFeedAddress").implement({
  description: "A feed address that was just created. Its URLs are shown only this once.",
  fields: (t) => ({
    calendarUrl: t.string({
      description: `URL of the calendar of what airs and is released, in the iCalendar format, such as "https://tracker.example.org/feeds/…/calendar.ics"; a path if PUBLIC_URL is not set. ${SCOPE_HINT}`,
      resolve: ({ base }) => `${base}/calendar.ics`,
    }),
    newsUrl: t.string({
      description: `URL of an Atom feed of the requests that became ready, need somebody or failed; a path if PUBLIC_URL is not set. ${SCOPE_HINT}`,
      resolve: ({ base }) => `${base}/requests.atom`,
    }),
    feedAddress: t.expose("address", {
      type: FeedAddress,
      description: "The address as `feedAddress` returns it.",
    }),
  }),
});

builder.queryField("feedAddress", (t) =>
  t.field({
    type: FeedAddress,
    nullable: true,
    authScopes: { may: "manageAccount" },
    description:
      "The feed address of the viewer. Null if there is none; ADMIN_TOKEN, which is nobody, has none.",
    resolve: (_root, _args, { account, viewer }) =>
      viewer?.person == null ? null : findFeedAddress(account, viewer.person),
  }),
);

builder.mutationField("createFeedAddress", (t) =>
  t.field({
    type: NewFeedAddress,
    authScopes: { may: "manageAccount" },
    description:
      "Creates the feed address of the viewer. A former one stops working at once. Fails with FORBIDDEN for ADMIN_TOKEN, which is nobody.",
    resolve: async (_root, _args, ctx) => {
      const { token, address } = await createFeedAddress(
        ctx.account,
        expectPerson(ctx),
        expectActor(ctx),
      );
      return { base: `${ctx.publicUrl ?? ctx.basePath}/feeds/${token}`, address };
    },
  }),
);

builder.mutationField("revokeFeedAddress", (t) =>
  t.boolean({
    authScopes: { may: "manageAccount" },
    description:
      "Revokes the feed address of the viewer. Returns whether there was one. Fails with FORBIDDEN for ADMIN_TOKEN, which is nobody.",
    resolve: (_root, _args, ctx) =>
      revokeFeedAddress(ctx.account, expectPerson(ctx), expectActor(ctx)),
  }),
);
