import { PICTURE_WIDTHS } from "../domain/poster.ts";
import { linkPoster } from "../tracking/services/poster.ts";
import type { GraphQLContext } from "./context.ts";

/** Returns the path of a picture at the tracker, for whoever may see its request. */
export function linkPicture(
  { tracking, basePath }: Pick<GraphQLContext, "tracking" | "basePath">,
  url: string | null,
): string | null {
  const path = linkPoster(tracking.services, url);
  return path === null ? null : `${basePath}${path}`;
}

/** The field for the poster of a request. */
export const POSTER = {
  nullable: true,
  description: `Path of the poster at the tracker, including its base path, in the size of a card. Append \`?width=\` with the width in pixels for another size; the next larger one of ${PICTURE_WIDTHS.join(", ")} is served. Whoever has it may fetch the picture. Null if unknown, and if the poster is not at TMDB, TheTVDB, fanart.tv or Seerr.`,
  resolve: (
    { posterUrl }: { readonly posterUrl: string | null },
    _args: object,
    ctx: GraphQLContext,
  ): string | null => linkPicture(ctx, posterUrl),
} as const;
