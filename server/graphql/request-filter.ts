import {
  can,
  followedRequests,
  myRequests,
  ownOrFollowedRequests,
  visibleRequests,
  type Access,
} from "../account/access.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { MediaType, RequestScope, RequestState } from "./enum.ts";

export const RequestFilter = builder.inputType("RequestFilter", {
  description:
    "Filters requests. Conditions are combined with AND; omitted conditions match every request.",
  fields: (t) => ({
    states: t.field({
      type: [RequestState],
      description: "The request is in one of these states.",
    }),
    isFinished: t.boolean({
      description: "Whether the request is finished (see `MediaRequest.isFinished`).",
    }),
    search: t.string({
      description:
        'Every word occurs in one of the request\'s titles, in the name of who made it, or in its seasons ("season 2", "s02"), ignoring case and accents.',
    }),
    mediaType: t.field({ type: MediaType, description: "The request is for this type of media." }),
    isAnime: t.boolean({ description: "Whether the title is anime." }),
    is4k: t.boolean({ description: "Whether the request is for 4K." }),
    hasProblem: t.boolean({
      description:
        "Whether the request has a problem of the severity STUCK. A request that only waits has none.",
    }),
    problemCodes: t.stringList({
      description:
        'The most urgent problem of the request has one of these codes, such as "STALLED" (see `MediaRequest.problem`).',
    }),
    isHelpAsked: t.boolean({
      description: "Whether somebody has asked for help with it (see `askForHelp`).",
    }),
    requestedBy: t.string({
      description: "The request was made by a user with exactly this name.",
    }),
    service: t.string({
      description: "The title is managed by the Sonarr or Radarr with this slug.",
    }),
    tmdbId: t.int({ description: "The title has this ID at The Movie Database (TMDB)." }),
    tvdbId: t.int({ description: "The title has this ID at TheTVDB." }),
    imdbId: t.string({ description: 'The title has this ID at IMDb, such as "tt0903747".' }),
    scope: t.field({
      type: RequestScope,
      description: "Which of the visible requests; ALL if omitted.",
    }),
    requesterId: t.id({
      description: "The request was made by this user (see `MediaRequest.requesterId`).",
    }),
    createdAfter: t.field({
      type: "DateTime",
      description: "The request was made at this time or later (see `MediaRequest.createdAt`).",
    }),
    createdBefore: t.field({
      type: "DateTime",
      description: "The request was made before this time (see `MediaRequest.createdAt`).",
    }),
    updatedAfter: t.field({
      type: "DateTime",
      description: "The request last changed at this time or later (see `MediaRequest.updatedAt`).",
    }),
    updatedBefore: t.field({
      type: "DateTime",
      description: "The request last changed before this time (see `MediaRequest.updatedAt`).",
    }),
  }),
});

export type RequestFilterInput = typeof RequestFilter.$inferInput;

/** The conditions of the scopes, next to what the viewer may see. */
export const SCOPES: Readonly<
  Record<typeof RequestScope.$inferType, (access: Access | null) => Prisma.MediaRequestWhereInput>
> = {
  MINE: myRequests,
  FOLLOWED: followedRequests,
  OWN: ownOrFollowedRequests,
  ALL: () => ({}),
};

/** Returns the condition for the requests of a scope that the viewer may see; null for every request. */
export function toScopeWhere(
  access: Access | null,
  scope: typeof RequestScope.$inferType,
): Prisma.MediaRequestWhereInput | null {
  if (scope === "ALL") return can(access, "readAll") ? null : visibleRequests(access);
  return { AND: [visibleRequests(access), SCOPES[scope](access)] };
}

/** Whether the requests that match depend on the person who asks. */
export function isPersonalFilter({ scope }: Pick<RequestFilterInput, "scope">): boolean {
  return scope != null && scope !== "ALL";
}
