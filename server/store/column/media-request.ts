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

/** The problem of a request that has no units which could have one. Codes and actions of another version are kept. */
const OwnProblem = z.object({
  code: z.string(),
  since: instant,
  message: z.string(),
  /** null: written by a version without parameters. */
  params: MessageParamsJson.nullable().default(null),
  detail: z.array(z.string()).default([]),
  until: instant.nullable().default(null),
  actions: z.array(z.string()).default([]),
});

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
  pendingSeasons: optional("pendingSeasons", json(z.array(z.number()))),
  counts: required("counts", json(EpisodeCounts), EpisodeCounts.parse({})),
  stateReasonParams: optional("stateReasonParams", json(MessageParamsJson)),
  declineReason: optional("declineReason", json(StoredReason)),
  ownProblem: optional("ownProblem", json(OwnProblem)),
};
