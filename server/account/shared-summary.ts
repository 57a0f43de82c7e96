import type { State } from "../domain/state.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import type { AccountContext } from "./context.ts";
import { findShareLink } from "./share-link.ts";

/** What the badge of a share link says. */
export interface SharedSummary {
  readonly title: string;
  readonly mediaType: "MOVIE" | "TV";
  readonly state: State;
  /** From 0 to 1. */
  readonly progress: number;
  /** Episodes that are available, and all that were requested; 0 for a movie. */
  readonly available: number;
  readonly total: number;
}

/** Returns the summary of a share link's request. Null if the link is unknown, revoked or expired. */
export async function findSharedSummary(
  ctx: AccountContext,
  token: string,
): Promise<SharedSummary | null> {
  const link = await findShareLink(ctx, token);
  if (link === null) return null;
  const row = await ctx.store.read.mediaRequest.findUnique({
    where: { id: link.requestId },
    select: { id: true, title: true, mediaType: true, state: true, progress: true, counts: true },
  });
  if (row === null) return null;
  const { available, total } = mediaRequestColumns.counts.read(row);
  const mediaType = mediaRequestColumns.mediaType.read(row);
  return {
    title: row.title,
    mediaType,
    state: mediaRequestColumns.state.read(row),
    progress: row.progress,
    ...(mediaType === "MOVIE" ? { available: 0, total: 0 } : { available, total }),
  };
}
