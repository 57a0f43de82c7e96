import { toViewerLink } from "../tracking/services/browser-address.ts";
import type { GraphQLContext } from "./context.ts";

/** The field of a watch link: with the media server's external URL that fits the viewer. */
export const WATCH_LINK = {
  nullable: true,
  select: { watchUrl: true },
  resolve: (
    { watchUrl }: { readonly watchUrl: string | null },
    _args: object,
    { tracking, viewerHost }: GraphQLContext,
  ): string | null => (watchUrl === null ? null : toViewerLink(tracking, watchUrl, viewerHost)),
} as const;
