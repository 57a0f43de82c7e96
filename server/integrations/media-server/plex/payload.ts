import { z } from "zod";
import { bytes, flag, listOf, naturalInt, number, pathText, text } from "../../shared/lenient.ts";

function container<T extends z.ZodRawShape>(shape: T) {
  return z.object({ MediaContainer: z.object(shape) });
}

export const PlexServer = container({
  version: z.string(),
  friendlyName: text,
  machineIdentifier: text,
});

const PlexSection = z.object({
  key: z.coerce.string(),
  /** movie, show, artist, photo */
  type: text,
  title: text,
  /** A scan is running. */
  refreshing: flag,
  Location: listOf(z.object({ path: pathText })),
});
export type PlexSection = z.infer<typeof PlexSection>;

export const PlexSections = container({ Directory: listOf(PlexSection) });

const PlexPart = z.object({ file: pathText, size: bytes });

const PlexMetadata = z.object({
  ratingKey: z.coerce.string(),
  /** movie, show, season, episode */
  type: text,
  title: text,
  /**
   * `plex://…`, or a provider's id from an old agent: `com.plexapp.agents.thetvdb://81189?lang=en`,
   * `com.plexapp.agents.hama://anidb-17999?lang=en`, `com.plexapp.agents.none://…`.
   */
  guid: text,
  /** `tmdb://1`, `tvdb://2`, `imdb://tt3`. */
  Guid: listOf(z.object({ id: text })),
  index: naturalInt,
  parentIndex: naturalInt,
  /** Folders of a show; many versions list them only with the show itself. */
  Location: listOf(z.object({ path: pathText })),
  /** Seconds since 1970. */
  addedAt: number,
  /** Set while the file is gone and the trash has not been emptied. */
  deletedAt: number,
  Media: listOf(z.object({ deletedAt: number, Part: listOf(PlexPart) })),
});
export type PlexMetadata = z.infer<typeof PlexMetadata>;

/** An empty list omits `Metadata`. */
export const PlexMetadataPage = container({
  Metadata: z.array(PlexMetadata).optional().default([]),
});

export const PlexActivities = container({
  Activity: listOf(z.object({ type: text, progress: number })),
});
