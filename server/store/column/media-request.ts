import { z } from "zod";
import { APPROVAL_STATES, MEDIA_TYPES, STATES } from "../../domain/state.ts";
import { columnsOf, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";
import { StoredReason } from "./message.ts";

const count = z.number().default(0);
const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)));

/** A count that the previous release did not write is 0. */
const EpisodeCounts = z.object({
  total: count,
  aired: count,
  unaired: count,
  approved: count,
  grabbing: count,
  downloading: count,
  downloaded: count,
  importing: count,
  matching: count,
  available: count,
  failed: count,
  grabbed: count,
});

/** A problem of a request or of its units. Codes and actions of another version are kept. */
const StoredProblem = z.object({
  code: z.string(),
  since: instant,
  message: z.string(),
  /** null: written by a version without parameters. */
  params: MessageParamsJson.nullable().default(null),
  detail: z.array(z.string()).default([]),
  until: instant.nullable().default(null),
  actions: z.array(z.string()).default([]),
});

/** The first transition into each state. States of another version are kept. */
const Reached = z.record(
  z.string(),
  z.object({ at: instant, inferred: z.boolean(), service: z.string() }),
);

const { required, optional } = columnsOf("MediaRequest", "id");

export const mediaRequestColumns = {
  origin: required("origin", words(["seerr", "arr"]), "seerr"),
  /** As all code treats what is not "MOVIE". */
  mediaType: required("mediaType", words(MEDIA_TYPES), "TV"),
  /** REQUESTED: as if no service had reported anything; the next sync moves the request on. */
  approvalState: required("approvalState", words(APPROVAL_STATES), "REQUESTED"),
  state: required("state", words(STATES), "REQUESTED"),
  otherTitles: required("otherTitles", json(z.array(z.string())), []),
  anidbIds: required("anidbIds", json(z.array(z.number())), []),
  /** Empty means every season: a caller that deletes uses `load` or `find`. */
  seasons: required("seasons", json(z.array(z.number())), []),
  genres: optional("genres", json(z.array(z.string()))),
  pendingSeasons: optional("pendingSeasons", json(z.array(z.number()))),
  counts: required("counts", json(EpisodeCounts), EpisodeCounts.parse({})),
  stateReasonParams: optional("stateReasonParams", json(MessageParamsJson)),
  declineReason: optional("declineReason", json(StoredReason)),
  /** The problem of a request that has no units which could have one. */
  ownProblem: optional("ownProblem", json(StoredProblem)),
  worstProblem: optional("worstProblem", json(StoredProblem)),
  reached: required("reached", json(Reached), {}),
  downloadIds: required("downloadIds", json(z.array(z.string())), []),
};

/** The first transition into each stage, by state. */
export type Reached = Readonly<Partial<Record<string, Reach>>>;

/** When a stage was first reached, and which service reported it. */
export type Reach = ReturnType<typeof mediaRequestColumns.reached.read>[string];
