import { z } from "zod";
import { TRANSFER_STATES } from "../../domain/observation/facts.ts";
import { CHANNELS } from "../../domain/observation/kind.ts";
import { MEDIA_TYPES } from "../../domain/state.ts";

// Schemas of server/domain/observation, as stored in a JSON column. column-type.test.ts keeps them equal to its types.

const text = z.string().exactOptional();
const number = z.number().exactOptional();
const flag = z.boolean().exactOptional();
const texts = z.array(z.string()).exactOptional();

const EpisodeRef = z.object({
  season: z.number(),
  number: z.number(),
  arrId: number,
  tvdbId: number,
  absoluteNumber: number,
  sceneSeason: number,
  sceneNumber: number,
  title: text,
  airDate: z.string().nullable().exactOptional(),
  isDayOnly: flag,
  monitored: flag,
  tmdbId: number,
  anidbId: number,
});

const Keys = z.object({
  mediaType: z.enum(MEDIA_TYPES).exactOptional(),
  trackedId: text,
  requestId: text,
  arr: z.object({ service: z.string(), id: z.number() }).exactOptional(),
  instance: text,
  downloadId: text,
  otherDownloadIds: texts,
  fileId: number,
  shokoFileId: number,
  tmdbId: number,
  tvdbId: number,
  imdbId: text,
  anidbId: number,
  askedId: number,
  episodes: z.array(EpisodeRef).exactOptional(),
  seasons: z.array(z.number()).exactOptional(),
  path: text,
  titles: texts,
  year: number,
  is4k: flag,
  releaseTitle: text,
});

const ItemFacts = z.object({
  title: text,
  originalTitle: text,
  otherTitles: texts,
  year: number,
  isAnime: flag,
  is4k: flag,
  requestedBy: text,
  requesterId: number,
  requesterJellyfinId: text,
  pendingSeasons: z.array(z.number()).exactOptional(),
  isAvailable: flag,
  sentTo: text,
  posterUrl: text,
  backdropUrl: text,
  overview: text,
  runtimeMinutes: number,
  genres: texts,
  slug: text,
  path: text,
});

export const ReleaseFacts = z.object({
  title: text,
  quality: text,
  indexer: text,
  size: number,
  client: text,
  protocol: z.enum(["torrent", "usenet"]).exactOptional(),
});

const TransferFile = z.object({
  name: z.string(),
  size: z.number(),
  progress: z.number(),
  isWanted: z.boolean(),
});

export const TransferFacts = z.object({
  progress: number,
  speed: number,
  eta: z.string().nullable().exactOptional(),
  size: number,
  state: z.enum(TRANSFER_STATES).exactOptional(),
  files: z.array(TransferFile).exactOptional(),
  seeds: number,
  category: text,
});

export const ReleaseSearch = z.object({
  at: z.string(),
  found: z.number(),
  refused: z.number(),
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  nextAt: text,
});

export const FileFacts = z.object({
  id: number,
  path: text,
  sourcePath: text,
  size: number,
  quality: text,
  addedAt: text,
});

export const PlayableFacts = z.object({
  itemId: z.string(),
  watchUrl: text,
  path: text,
  size: number,
  shokoFileId: number,
});

/** The facts of every kind. */
export const ObservationBase = z.object({
  service: z.string(),
  channel: z.enum(CHANNELS),
  event: z.string(),
  at: z.string().nullable(),
  keys: Keys,
  item: ItemFacts.exactOptional(),
  historyId: number,
  since: text,
  isOfCurrentFile: flag,
  evidence: z.record(z.string(), z.unknown()).exactOptional(),
});

/** The facts of every kind that is about a release and its download. */
export const DownloadBase = ObservationBase.extend({
  release: ReleaseFacts.exactOptional(),
  transfer: TransferFacts.exactOptional(),
  detail: texts,
  isInQueue: flag,
});
