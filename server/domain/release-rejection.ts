import type { PlainCode } from "./message/catalogue.ts";
import type { RejectionMessage, RejectionParams } from "./message/rejection.ts";

/** What a rejection means for a person who may grab the release nevertheless. */
export const REJECTION_KINDS = ["PREFERENCE", "WAIT", "RISK", "UNMATCHED", "OBSTACLE"] as const;
export type RejectionKind = (typeof REJECTION_KINDS)[number];

/** Why an arr would not grab a release by itself. */
export interface Rejection {
  readonly kind: RejectionKind;
  readonly message: RejectionMessage;
  /** The reason as the arr wrote it, without secrets. */
  readonly words: string;
}

const KINDS: Readonly<Record<keyof RejectionParams, RejectionKind>> = {
  FILE_IS_AS_GOOD: "PREFERENCE",
  UPGRADE_NOT_ALLOWED: "PREFERENCE",
  FILE_HAS_MORE_EPISODES: "PREFERENCE",
  QUEUED_IS_AS_GOOD: "PREFERENCE",
  GRABBED_BEFORE: "PREFERENCE",
  IMPORTED_BEFORE: "PREFERENCE",
  QUALITY_UNWANTED: "PREFERENCE",
  SCORE_TOO_LOW: "PREFERENCE",
  LANGUAGE_UNWANTED: "PREFERENCE",
  TERM_MISSING: "PREFERENCE",
  TERM_IGNORED: "PREFERENCE",
  TOO_LARGE: "PREFERENCE",
  TOO_SMALL: "RISK",
  SIZE_UNCHECKED: "PREFERENCE",
  FEW_SEEDERS: "RISK",
  TOO_OLD: "RISK",
  TOO_NEW: "WAIT",
  BETTER_MAY_COME: "WAIT",
  NOT_OUT_YET_FOR_ARR: "RISK",
  PACK_INCOMPLETE: "RISK",
  PACK_UNWANTED: "PREFERENCE",
  PACK_REQUIRED: "PREFERENCE",
  REVISION_UNWANTED: "PREFERENCE",
  GROUP_DIFFERS: "PREFERENCE",
  NOT_MONITORED_IN_ARR: "PREFERENCE",
  TAGS_DIFFER: "PREFERENCE",
  PROTOCOL_OFF: "PREFERENCE",
  INDEXER_FLAGS_MISSING: "PREFERENCE",
  SUBTITLES_BURNED_IN: "PREFERENCE",
  RAW_DISC: "RISK",
  ONLY_SAMPLE: "RISK",
  ON_BLOCKLIST: "RISK",
  OTHER_TITLE: "RISK",
  OTHER_EPISODE: "RISK",
  NAME_UNREADABLE: "UNMATCHED",
  TITLE_UNKNOWN: "UNMATCHED",
  EPISODE_UNKNOWN: "UNMATCHED",
  SPACE_TOO_SMALL: "OBSTACLE",
  INDEXER_PAUSED: "OBSTACLE",
  OTHER_REASON: "PREFERENCE",
};

type Found = Readonly<Partial<Record<string, string>>>;
type Rule = readonly [pattern: RegExp, toMessage: (found: Found) => RejectionMessage];

const plain =
  (code: PlainCode<RejectionParams>): Rule[1] =>
  () => ({ code, params: {} });

/**
 * The sentences of Sonarr 4 and Radarr 6 (`DecisionEngine/Specifications` of both); older versions put "Quality for"
 * before some of them. The first rule that fits decides.
 */
const RULES: readonly Rule[] = [
  [
    /^Existing file (?:on disk )?and (?:the )?Quality Profile(?: '(?<profile>.*)')? does not allow upgrades/i,
    ({ profile }) => ({ code: "UPGRADE_NOT_ALLOWED", params: { profile: profile ?? null } }),
  ],
  [/^(?:Release in queue|Another release is queued) and (?:the )?Quality Profile/i, queuedAsGood],
  [/^Episode file on disk contains more episodes/i, plain("FILE_HAS_MORE_EPISODES")],
  [
    /^(?:Quality for )?existing file (?:on disk )?(?:is of equal or higher preference|meets (?:quality )?cutoff): (?<existing>.+)/i,
    fileAsGood,
  ],
  [/^Existing file on disk /i, fileAsGood],
  [/^Season pack does not meet the upgrade criteria/i, plain("PACK_UNWANTED")],
  [
    /^(?:Quality for )?release in queue (?:is of equal or higher preference|(?:already )?meets (?:quality )?cutoff): (?<queued>.+)/i,
    queuedAsGood,
  ],
  [/^Release in queue |already pending, delaying/i, queuedAsGood],
  [
    /grab event in history (?:is of equal or higher preference|(?:already )?meets (?:quality )?cutoff): (?<grabbed>.+)/i,
    grabbedBefore,
  ],
  [/grab event in history/i, grabbedBefore],
  [
    /^Has (?:the )?same (?:torrent hash|release name) as a grabbed and imported/i,
    plain("IMPORTED_BEFORE"),
  ],
  [
    /^Custom Formats .*have score (?<score>-?\d+) below .*minimum (?<minimum>-?\d+)/i,
    ({ score = "", minimum = "" }) => ({ code: "SCORE_TOO_LOW", params: { score, minimum } }),
  ],
  [
    /^(?<quality>.+) is not (?:wanted|allowed) in profile/i,
    ({ quality = "" }) => ({ code: "QUALITY_UNWANTED", params: { quality } }),
  ],
  [
    /^(?<wanted>.+) is wanted, but found (?<found>.+)/i,
    ({ wanted = "", found = "" }) => ({ code: "LANGUAGE_UNWANTED", params: { wanted, found } }),
  ],
  [
    /^Does not contain one of the required terms: (?<terms>.+)/i,
    ({ terms = "" }) => ({ code: "TERM_MISSING", params: { terms } }),
  ],
  [
    /^Contains (?:these|one or more) ignored terms: (?<terms>.+)/i,
    ({ terms = "" }) => ({ code: "TERM_IGNORED", params: { terms } }),
  ],
  [
    /^(?<size>.+?) is (?:larger than maximum allowed|too big, maximum size is) (?<limit>.+?)(?: \(.*\))?$/i,
    ({ size = "", limit = "" }) => ({ code: "TOO_LARGE", params: { size, limit } }),
  ],
  [
    /^(?<size>.+?) is smaller than minimum allowed (?<limit>.+?)(?: \(for .*\))?$/i,
    ({ size = "", limit = "" }) => ({ code: "TOO_SMALL", params: { size, limit } }),
  ],
  [/runtime (?:of all episodes )?is 0/i, plain("SIZE_UNCHECKED")],
  [
    /^Not enough seeders: (?<seeders>\d*)\. Minimum seeders: (?<minimum>\d+)/i,
    ({ seeders = "", minimum = "" }) => ({
      code: "FEW_SEEDERS",
      params: { seeders: seeders === "" ? "0" : seeders, minimum },
    }),
  ],
  [/^Older than (?:configured )?retention/i, plain("TOO_OLD")],
  [
    /^Only (?<minutes>[\d.]+) minutes old, minimum age is (?<minimum>[\d.]+)/i,
    ({ minutes = "", minimum = "" }) => ({ code: "TOO_NEW", params: { minutes, minimum } }),
  ],
  [/^Waiting for better quality release/i, plain("BETTER_MAY_COME")],
  [
    /before (?:adjusted )?air date|^No air date available|will only be considered available/i,
    plain("NOT_OUT_YET_FOR_ARR"),
  ],
  [/^Full season .*haven't aired|^Full season .*not aired/i, plain("PACK_INCOMPLETE")],
  [/^Full season pack|^Multi-season releases|^Split episode/i, plain("PACK_UNWANTED")],
  [/season pack required/i, plain("PACK_REQUIRED")],
  [/^Proper |^Repack downloading/i, plain("REVISION_UNWANTED")],
  [
    /does not match existing release group|release group is unknown|^Unable to determine release group/i,
    plain("GROUP_DIFFERS"),
  ],
  [/is not monitored$/i, plain("NOT_MONITORED_IN_ARR")],
  [/tags do not match any of the indexer tags/i, plain("TAGS_DIFFER")],
  [/^(?:Torrent|Usenet) is not enabled for this/i, plain("PROTOCOL_OFF")],
  [/^None of the required indexer flags/i, plain("INDEXER_FLAGS_MISSING")],
  [/^Hardcoded? subs found/i, plain("SUBTITLES_BURNED_IN")],
  [/^Raw /i, plain("RAW_DISC")],
  [/^Sample$/i, plain("ONLY_SAMPLE")],
  [/blocklisted|blacklisted/i, plain("ON_BLOCKLIST")],
  [/^Wrong (?:series|movie)|matches an alias for series/i, plain("OTHER_TITLE")],
  [
    /^(?:Wrong (?:season|episode)|Episode wasn't requested)(?:: (?<episode>.+))?/i,
    ({ episode }) => ({ code: "OTHER_EPISODE", params: { episode: episode ?? null } }),
  ],
  [/^Unknown (?:series|movie)/i, plain("TITLE_UNKNOWN")],
  [
    /^Unable to (?:identify correct episode|parse episodes)|ambiguous numbering/i,
    plain("EPISODE_UNKNOWN"),
  ],
  [/^Unable to parse/i, plain("NAME_UNREADABLE")],
  [/free space|available (?:disk )?space|exceed.* disk/i, plain("SPACE_TOO_SMALL")],
  [/^Indexer .* is blocked till/i, plain("INDEXER_PAUSED")],
];

function fileAsGood({ existing }: Found): RejectionMessage {
  return { code: "FILE_IS_AS_GOOD", params: { existing: existing ?? null } };
}

function queuedAsGood({ queued }: Found): RejectionMessage {
  return { code: "QUEUED_IS_AS_GOOD", params: { queued: queued ?? null } };
}

function grabbedBefore({ grabbed }: Found): RejectionMessage {
  return { code: "GRABBED_BEFORE", params: { grabbed: grabbed ?? null } };
}

/** Translates a rejection of an arr; an unknown one keeps the arr's words. */
export function readRejection(words: string): Rejection {
  for (const [pattern, toMessage] of RULES) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const message = toMessage(found.groups ?? {});
    return { kind: KINDS[message.code], message, words };
  }
  const message = { code: "OTHER_REASON", params: { words } } as const;
  return { kind: KINDS.OTHER_REASON, message, words };
}

/** How much speaks against grabbing a release: 0 for nothing, otherwise by the gravest kind of rejection. */
export function gravityOf(rejections: readonly Rejection[]): number {
  const order: readonly RejectionKind[] = ["WAIT", "PREFERENCE", "RISK", "UNMATCHED", "OBSTACLE"];
  return Math.max(0, ...rejections.map(({ kind }) => order.indexOf(kind) + 1));
}
