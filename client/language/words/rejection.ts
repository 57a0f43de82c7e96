import { createArea } from "../area.ts";

/** Why an arr would not grab a release by itself, by code. */
export const rejections = createArea("rejections", {
  FILE_IS_AS_GOOD: ({ existing }: { readonly existing: string | null }) =>
    `The file in the library is as good or better${inBrackets(existing)}. The import of this one may be refused.`,
  UPGRADE_NOT_ALLOWED: ({ profile }: { readonly profile: string | null }) =>
    `The quality profile${named(profile)} does not replace what is there. The import of this one may be refused.`,
  FILE_HAS_MORE_EPISODES: "The file in the library contains more episodes than this one.",
  QUEUED_IS_AS_GOOD: ({ queued }: { readonly queued: string | null }) =>
    `A release that is as good or better is already being downloaded${inBrackets(queued)}.`,
  GRABBED_BEFORE: ({ grabbed }: { readonly grabbed: string | null }) =>
    `A release that is as good or better was grabbed before${inBrackets(grabbed)}.`,
  IMPORTED_BEFORE: "The same release was imported before.",
  QUALITY_UNWANTED: "The quality profile does not want {quality}.",
  SCORE_TOO_LOW:
    "Its custom format score is {score}; the quality profile wants at least {minimum}.",
  LANGUAGE_UNWANTED: "Its language is {found}; the quality profile wants {wanted}.",
  TERM_MISSING: "Its name contains none of the required terms: {terms}.",
  TERM_IGNORED: "Its name contains terms that are set to be ignored: {terms}.",
  TOO_LARGE: "It is larger than allowed: {size}, the limit is {limit}.",
  TOO_SMALL:
    "It is smaller than expected: {size}, at least {limit} is usual. It may be incomplete or of poor quality.",
  SIZE_UNCHECKED: "Its size cannot be checked, because the running time is not known.",
  FEW_SEEDERS:
    "Only {seeders} of at least {minimum} people share it. The download may take long or never finish.",
  TOO_OLD: "It is older than the files that the usenet server keeps. Parts may be missing.",
  TOO_NEW: "It is {minutes} minutes old and is grabbed by itself after {minimum} minutes.",
  BETTER_MAY_COME:
    "It is held back by the delay profile, in case a better release appears. It is grabbed by itself later.",
  NOT_OUT_YET_FOR_ARR: "It appeared before the release date. It may be a fake or a recording.",
  PACK_INCOMPLETE: "It is a whole season, although not all episodes have aired yet.",
  PACK_UNWANTED: "It contains more than the episodes that were searched for.",
  PACK_REQUIRED: "It has a single episode; whole seasons are preferred for this one.",
  REVISION_UNWANTED: "It is a repaired version, and those are not wanted here.",
  GROUP_DIFFERS: "It is not by the group whose release is in the library.",
  NOT_MONITORED_IN_ARR: "The title is not monitored.",
  TAGS_DIFFER: "The indexer is not meant for titles with these tags.",
  PROTOCOL_OFF: "Downloads of its kind are turned off for this title.",
  INDEXER_FLAGS_MISSING: "The indexer does not mark it with the required flags.",
  SUBTITLES_BURNED_IN: "Its subtitles are part of the picture and cannot be turned off.",
  RAW_DISC: "It is a raw disc, which most players cannot play.",
  ONLY_SAMPLE: "It is only a sample.",
  ON_BLOCKLIST: "It is on the blocklist: it failed before, or a person rejected it.",
  OTHER_TITLE: "Its name belongs to another title.",
  OTHER_EPISODE: ({ episode }: { readonly episode: string | null }) =>
    `By its name it is not what was searched for${inBrackets(episode)}.`,
  NAME_UNREADABLE: "Its name cannot be read. Say yourself what it contains.",
  TITLE_UNKNOWN: "Its name fits no known title. Say yourself what it contains.",
  EPISODE_UNKNOWN: "Its name does not name its episodes. Say yourself which ones.",
  SPACE_TOO_SMALL: "There is not enough free space for it.",
  INDEXER_PAUSED: "Its indexer has failed repeatedly and is paused for a while.",
  OTHER_REASON: ({ words }: { readonly words: string }) => words,
});

function inBrackets(words: string | null): string {
  return words === null ? "" : ` (${words})`;
}

function named(name: string | null): string {
  return name === null ? "" : ` "${name}"`;
}
