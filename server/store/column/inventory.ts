import { z } from "zod";
import type { DeepReadonly } from "./column.ts";
import { StoredCause } from "./stored-message.ts";

const number = z.number().nullable();
const text = z.string().nullable();

const EpisodeNumbers = z.object({ season: z.number(), number: z.number() });

const ArrTitle = z.object({
  id: z.number(),
  title: z.string(),
  tvdbId: z.number().optional(),
  tmdbId: z.number().optional(),
  isMonitored: z.boolean(),
  episodes: z.array(
    EpisodeNumbers.extend({
      id: z.number(),
      isMonitored: z.boolean(),
      fileId: number,
      absoluteNumber: z.number().optional(),
    }),
  ),
  files: z.array(
    z.object({
      id: z.number(),
      path: z.string(),
      size: number,
      episodes: z.array(EpisodeNumbers),
    }),
  ),
  grabs: z.array(
    z.object({
      downloadId: z.string(),
      title: text,
      size: number,
      isQueued: z.boolean(),
      episodes: z.array(EpisodeNumbers),
    }),
  ),
});

/** The first release wrote `unplaced` for `unlocated`. */
const ClientDownload = z
  .object({
    ids: z.tuple([z.string()], z.string()),
    name: z.string(),
    size: number,
    files: z.array(z.string()).nullable(),
    sharesDataWith: z.array(z.object({ id: z.string(), name: z.string() })),
    unlocated: z.string().nullish(),
    unplaced: z.string().nullish(),
  })
  .transform(({ unplaced, ...download }) =>
    unplaced === undefined ? download : { unlocated: unplaced, ...download },
  );

const MatchedFile = z.object({
  id: z.number(),
  path: z.string(),
  size: number,
  isMissing: z.boolean(),
});

const ShownFile = z.object({ itemId: z.string(), name: z.string(), path: z.string() });

const MediaEntry = z.object({
  id: z.number(),
  requests: z.array(
    z.object({
      id: z.string(),
      is4k: z.boolean(),
      by: text,
      seasons: z.array(z.number()),
    }),
  ),
  status: number,
  status4k: number,
  seasons: z.array(z.object({ number: z.number(), status: number, status4k: number })),
});

const RequestFinding = z.object({
  request: z.object({ id: z.string(), is4k: z.boolean(), mediaId: number }).nullable(),
  media: MediaEntry.nullable(),
});

const RemovedFile = z.object({
  path: z.string(),
  size: number,
  shokoFileId: number,
  episodes: z.array(EpisodeNumbers),
});

const bySlug = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

/**
 * Everything that the services have of a request that is deleted. A text without a version was written by the first
 * release, which left out what it did not know; a reader of version 2 converts version 1 here.
 */
export const Inventory = z.object({
  version: z.literal(1).default(1),
  /** Slug of the arr that has the title; null: no arr has it, or the arr is unknown. */
  arr: text.default(null),
  /** By slug; null: the arr has no such title. Absent: the service did not answer yet. */
  arrs: bySlug(ArrTitle.nullable()).default({}),
  /** Titles of any arr that share a download with this one. */
  others: z.array(z.object({ downloadId: z.string(), title: z.string() })).default([]),
  /** Keys of the downloads whose `others` every arr has reported. */
  othersKnown: z.array(z.string()).default([]),
  clients: bySlug(z.array(ClientDownload)).default({}),
  matches: bySlug(z.array(MatchedFile)).default({}),
  shown: bySlug(z.array(ShownFile)).default({}),
  requests: bySlug(RequestFinding).default({}),
  /** Every file to remove, as the arr and the tracker know it. */
  files: z.array(RemovedFile).default([]),
  /** Every known download id, in lower case. */
  downloadKeys: z.array(z.string()).default([]),
  /** Why a service did not answer, by slug. */
  unseen: bySlug(StoredCause).default({}),
  /** By slug of a download client: since when its downloads have been absent without being removed by the deletion. */
  absentSince: bySlug(z.string()).default({}),
  /** Slugs of the services that did not answer when the deletion was confirmed. */
  late: z.array(z.string()).default([]),
  /** How often a service was asked to check its whole library, and when last, by kind and slug of the step. */
  jobs: bySlug(z.object({ count: z.number(), at: z.string() })).default({}),
});
export type Inventory = DeepReadonly<z.output<typeof Inventory>>;
export type RequestFinding = Inventory["requests"][string];

export const EMPTY_INVENTORY: Inventory = Inventory.parse({});
