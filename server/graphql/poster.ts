import { linkPoster } from "../tracking/services/poster.ts";
import type { GraphQLContext } from "./context.ts";

/** The field for the poster of a request. */
export const POSTER = {
  nullable: true,
  description:
    "Path of the poster at the tracker, including its base path, in the size of a card. Whoever has it may fetch the picture. Null if unknown, and if the poster is not at TMDB, TheTVDB, fanart.tv or Seerr.",
  resolve: (
    { posterUrl }: { readonly posterUrl: string | null },
    _args: object,
    { tracking, basePath }: GraphQLContext,
  ): string | null => {
    const path = linkPoster(tracking.services, posterUrl);
    return path === null ? null : `${basePath}${path}`;
  },
} as const;
