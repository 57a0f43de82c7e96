import type { MessageOf, NoParams, PlainCode, Sentences } from "./catalogue.ts";

/** Why something is in its state, where the tracker itself gives the reason. */
export interface ReasonParams {
  /** `by`: the person who removed the request in the tracker; null: the request manager no longer has the request. */
  REQUEST_WITHDRAWN: { readonly by: string | null };
  /** By a person in the tracker; the request manager does not store who and why. */
  DECLINED_BY: { readonly by: string; readonly comment: string | null };
  NOT_IN_RELEASE: NoParams;
  NOT_LISTED: NoParams;
  DISCARDED_BY_HAND: NoParams;
  NOT_IN_QUEUE: NoParams;
  NOT_IN_CLIENT: NoParams;
  BELOW_4K: { readonly quality: string };
  NOT_ADDED_TO_ARR: { readonly service: string };
  DELETED_BY_HAND: NoParams;
  MISSING_FROM_DISK: NoParams;
  FILE_GONE: NoParams;
  FILE_REPLACED: NoParams;
  FILE_OF_ANOTHER_EPISODE: NoParams;
  CONFIRMED_GONE: NoParams;
  NOT_IN_LIBRARY_ANY_MORE: NoParams;
  SHOKO_READS_FILE: NoParams;
  SHOKO_ASKS_ANIDB: NoParams;
  SHOKO_FOUND_NO_MATCH: NoParams;
  SHOKO_IGNORES_FILE: NoParams;
  AWAITS_LIBRARY: NoParams;
  ONLY_SEERR_SAYS_AVAILABLE: NoParams;
}

export type ReasonMessage = MessageOf<ReasonParams>;

/** A reason of the tracker, or a text: the words of a service as the service wrote them. */
export type Reason = ReasonMessage | string;

/** Clauses without a final period: they also end a line of the history. */
export const REASON_SENTENCES: Sentences<ReasonParams> = {
  REQUEST_WITHDRAWN: ({ by }) => (by === null ? "the request was withdrawn" : `removed by ${by}`),
  DECLINED_BY: ({ by, comment }) => `declined by ${by}${comment === null ? "" : `: ${comment}`}`,
  NOT_IN_RELEASE: () => "the release does not contain this episode",
  NOT_LISTED: () => "Sonarr no longer lists this episode",
  DISCARDED_BY_HAND: () => "a person discarded the release",
  NOT_IN_QUEUE: () => "the download is no longer in the queue",
  NOT_IN_CLIENT: () => "the download is no longer in the download client",
  BELOW_4K: ({ quality }) => `${quality} is below the requested 4K`,
  NOT_ADDED_TO_ARR: ({ service }) => `${service} could not add the title to Radarr or Sonarr`,
  DELETED_BY_HAND: () => "deleted by hand",
  MISSING_FROM_DISK: () => "missing from the disk",
  FILE_GONE: () => "the file is gone",
  FILE_REPLACED: () => "the file was replaced by one without this episode",
  FILE_OF_ANOTHER_EPISODE: () => "the file belongs to another episode now",
  CONFIRMED_GONE: () => "a person confirmed that the file is gone",
  NOT_IN_LIBRARY_ANY_MORE: () => "the library no longer shows the title",
  SHOKO_READS_FILE: () => "Shoko is reading the file",
  SHOKO_ASKS_ANIDB: () => "Shoko has read the file and is asking AniDB",
  SHOKO_FOUND_NO_MATCH: () => "Shoko does not recognise the file yet",
  SHOKO_IGNORES_FILE: () => "Shoko is set to ignore the file",
  AWAITS_LIBRARY: () => "recognised, waiting for the library",
  ONLY_SEERR_SAYS_AVAILABLE: () => "available according to Seerr, but not in any library",
};

/** A reason whose sentence needs no parameters. */
export function plainReason(code: PlainCode<ReasonParams>): ReasonMessage {
  return { code, params: {} };
}

/** Whether a reason is the one of this code; never the words of a service. */
export function isReason<Code extends keyof ReasonParams>(
  reason: Reason | null,
  code: Code,
): reason is Extract<ReasonMessage, { readonly code: Code }> {
  return typeof reason === "object" && reason?.code === code;
}

export function formatReason(reason: Reason): string {
  return typeof reason === "string" ? reason : formatReasonMessage(reason);
}

function formatReasonMessage<Code extends keyof ReasonParams>({
  code,
  params,
}: MessageOf<ReasonParams, Code>): string {
  return REASON_SENTENCES[code](params);
}
