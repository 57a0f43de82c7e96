import { describe, expect, it } from "vitest";
import { formatMessage } from "../../server/domain/message/message.ts";
import {
  gravityOf,
  readRejection,
  type RejectionKind,
} from "../../server/domain/release-rejection.ts";

type Sentence = readonly [words: string, kind: RejectionKind, code: string, params?: object];

/** The sentences of Sonarr 4 and Radarr 6, with the values they fill in. */
const SENTENCES: readonly Sentence[] = [
  [
    "Existing file on disk is of equal or higher preference: WEBDL-1080p v1",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: "WEBDL-1080p v1" },
  ],
  [
    "Existing file on disk meets quality cutoff: Bluray-1080p",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: "Bluray-1080p" },
  ],
  [
    "Existing file meets cutoff: Bluray-1080p [x265]",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: "Bluray-1080p [x265]" },
  ],
  [
    "Existing file on disk has a equal or higher Custom Format score: 20",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: null },
  ],
  [
    "Existing file on disk is of equal or higher revision: 2",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: null },
  ],
  [
    "Quality for existing file on disk is of equal or higher preference: HDTV-720p v1",
    "PREFERENCE",
    "FILE_IS_AS_GOOD",
    { existing: "HDTV-720p v1" },
  ],
  [
    "Existing file on disk and Quality Profile 'HD - 720p/1080p' does not allow upgrades",
    "PREFERENCE",
    "UPGRADE_NOT_ALLOWED",
    { profile: "HD - 720p/1080p" },
  ],
  [
    "Existing file and the Quality profile does not allow upgrades",
    "PREFERENCE",
    "UPGRADE_NOT_ALLOWED",
    { profile: null },
  ],
  [
    "Episode file on disk contains more episodes than this release contains",
    "PREFERENCE",
    "FILE_HAS_MORE_EPISODES",
  ],
  [
    "Release in queue is of equal or higher preference: WEBDL-1080p v1",
    "PREFERENCE",
    "QUEUED_IS_AS_GOOD",
    { queued: "WEBDL-1080p v1" },
  ],
  [
    "Quality for release in queue already meets cutoff: WEBDL-1080p v1",
    "PREFERENCE",
    "QUEUED_IS_AS_GOOD",
    { queued: "WEBDL-1080p v1" },
  ],
  [
    "Release in queue and Quality Profile 'Any' does not allow upgrades",
    "PREFERENCE",
    "QUEUED_IS_AS_GOOD",
    { queued: null },
  ],
  [
    "Release in queue has an equal or higher Custom Format score: 0",
    "PREFERENCE",
    "QUEUED_IS_AS_GOOD",
    { queued: null },
  ],
  [
    "Recent grab event in history already meets cutoff: WEBDL-1080p v1",
    "PREFERENCE",
    "GRABBED_BEFORE",
    { grabbed: "WEBDL-1080p v1" },
  ],
  [
    "Recent grab event in history is of equal or higher preference: WEBDL-1080p v1",
    "PREFERENCE",
    "GRABBED_BEFORE",
    { grabbed: "WEBDL-1080p v1" },
  ],
  [
    "CDH is disabled and grab event in history already meets cutoff: SDTV v1",
    "PREFERENCE",
    "GRABBED_BEFORE",
    { grabbed: "SDTV v1" },
  ],
  [
    "Recent grab event in history and Quality Profile 'Any' does not allow upgrades",
    "PREFERENCE",
    "GRABBED_BEFORE",
    { grabbed: null },
  ],
  ["Has same torrent hash as a grabbed and imported release", "PREFERENCE", "IMPORTED_BEFORE"],
  [
    "Bluray-2160p is not wanted in profile",
    "PREFERENCE",
    "QUALITY_UNWANTED",
    { quality: "Bluray-2160p" },
  ],
  [
    "Custom Formats BR-DISK, x265 (HD) have score -10000 below Series profile minimum 0",
    "PREFERENCE",
    "SCORE_TOO_LOW",
    { score: "-10000", minimum: "0" },
  ],
  [
    "Custom Formats  have score 0 below Movie's profile minimum 100",
    "PREFERENCE",
    "SCORE_TOO_LOW",
    { score: "0", minimum: "100" },
  ],
  [
    "Original Language (Japanese) is wanted, but found English",
    "PREFERENCE",
    "LANGUAGE_UNWANTED",
    { wanted: "Original Language (Japanese)", found: "English" },
  ],
  [
    "Does not contain one of the required terms: x265, HEVC",
    "PREFERENCE",
    "TERM_MISSING",
    { terms: "x265, HEVC" },
  ],
  ["Contains these ignored terms: HC", "PREFERENCE", "TERM_IGNORED", { terms: "HC" }],
  [
    "7.2 GB is larger than maximum allowed 2.1 GB (for 42min)",
    "PREFERENCE",
    "TOO_LARGE",
    { size: "7.2 GB", limit: "2.1 GB" },
  ],
  [
    "60.1 GB is too big, maximum size is 50 GB (Settings->Indexers->Maximum Size)",
    "PREFERENCE",
    "TOO_LARGE",
    { size: "60.1 GB", limit: "50 GB" },
  ],
  [
    "30 MB is smaller than minimum allowed 180 MB (for 1 episode)",
    "RISK",
    "TOO_SMALL",
    { size: "30 MB", limit: "180 MB" },
  ],
  [
    "Runtime of all episodes is 0, unable to validate size until it is available",
    "PREFERENCE",
    "SIZE_UNCHECKED",
  ],
  [
    "Movie runtime is 0, unable to validate size until it is available",
    "PREFERENCE",
    "SIZE_UNCHECKED",
  ],
  [
    "Not enough seeders: 0. Minimum seeders: 1",
    "RISK",
    "FEW_SEEDERS",
    { seeders: "0", minimum: "1" },
  ],
  [
    "Not enough seeders: . Minimum seeders: 5",
    "RISK",
    "FEW_SEEDERS",
    { seeders: "0", minimum: "5" },
  ],
  ["Older than configured retention", "RISK", "TOO_OLD"],
  [
    "Only 5.2 minutes old, minimum age is 30 minutes",
    "WAIT",
    "TOO_NEW",
    { minutes: "5.2", minimum: "30" },
  ],
  ["Waiting for better quality release", "WAIT", "BETTER_MAY_COME"],
  [
    "Movie Arrival (2016) will only be considered available 0 days after Released",
    "RISK",
    "NOT_OUT_YET_FOR_ARR",
  ],
  [
    "Release date 1/2/2026 is before adjusted air date of 1/3/2026 (Air Date: 1/4/2026. Grace period 1 days)",
    "RISK",
    "NOT_OUT_YET_FOR_ARR",
  ],
  ["Full season release rejected. All episodes haven't aired yet.", "RISK", "PACK_INCOMPLETE"],
  ["Full season pack", "PREFERENCE", "PACK_UNWANTED"],
  ["Multi-season releases are not supported", "PREFERENCE", "PACK_UNWANTED"],
  [
    "Last episode in this season aired more than 14 days ago, season pack required.",
    "PREFERENCE",
    "PACK_REQUIRED",
  ],
  ["Proper for old file", "PREFERENCE", "REVISION_UNWANTED"],
  ["SubsPlease does not match existing release group Erai-raws", "PREFERENCE", "GROUP_DIFFERS"],
  ["Existing release group is unknown", "PREFERENCE", "GROUP_DIFFERS"],
  ["One or more episodes is not monitored", "PREFERENCE", "NOT_MONITORED_IN_ARR"],
  ["Series tags do not match any of the indexer tags", "PREFERENCE", "TAGS_DIFFER"],
  ["Usenet is not enabled for this series", "PREFERENCE", "PROTOCOL_OFF"],
  [
    "None of the required indexer flags [G_Freeleech] where found. Found flags: 0",
    "PREFERENCE",
    "INDEXER_FLAGS_MISSING",
  ],
  ["Hardcode subs found: Korean", "PREFERENCE", "SUBTITLES_BURNED_IN"],
  ["Raw Bluray/DVD release", "RISK", "RAW_DISC"],
  ["Sample", "RISK", "ONLY_SAMPLE"],
  ["Release is blocklisted", "RISK", "ON_BLOCKLIST"],
  ["Wrong series", "RISK", "OTHER_TITLE"],
  ["Frieren matches an alias for series with TVDB ID: 424536", "RISK", "OTHER_TITLE"],
  ["Wrong season", "RISK", "OTHER_EPISODE", { episode: null }],
  ["Episode wasn't requested: 1x5-6", "RISK", "OTHER_EPISODE", { episode: "1x5-6" }],
  ["Unknown Series", "UNMATCHED", "TITLE_UNKNOWN"],
  [
    "Unknown Movie. Unable to match to correct movie using release title.",
    "UNMATCHED",
    "TITLE_UNKNOWN",
  ],
  [
    "Unable to identify correct episode(s) using release name and scene mappings",
    "UNMATCHED",
    "EPISODE_UNKNOWN",
  ],
  ["Show.Name.01 has ambiguous numbering", "UNMATCHED", "EPISODE_UNKNOWN"],
  ["Unable to parse release", "UNMATCHED", "NAME_UNREADABLE"],
  ["Importing after download will exceed available disk space", "OBSTACLE", "SPACE_TOO_SMALL"],
  [
    "Not enough free space (100 MB) to import after download: 3 GB. (Settings: Media Management: Minimum Free Space)",
    "OBSTACLE",
    "SPACE_TOO_SMALL",
  ],
  [
    "Indexer Nyaa (Prowlarr) is blocked till 1/2/2026 5:00:00 PM due to failures, cannot grab release.",
    "OBSTACLE",
    "INDEXER_PAUSED",
  ],
];

describe("a rejection of an arr", () => {
  it.each(SENTENCES.map((one) => [one[0], one] as const))("%s", (_name, sentence) => {
    const [words, kind, code, params = {}] = sentence;
    expect(readRejection(words)).toEqual({ kind, message: { code, params }, words });
  });

  it("keeps the words of an unknown reason, and never names an indexer in the translation", () => {
    expect(formatMessage(readRejection("Moon is in the wrong phase").message)).toBe(
      "Moon is in the wrong phase",
    );
    const paused = readRejection("Indexer Secret is blocked till tomorrow due to failures");
    expect(formatMessage(paused.message)).not.toContain("Secret");
  });

  it("puts what nothing speaks against first, and what cannot work last", () => {
    const gravities = [
      [],
      ["Waiting for better quality release"],
      ["1080p is not wanted in profile"],
      ["Sample", "1080p is not wanted in profile"],
      ["Unknown Series"],
      ["Importing after download will exceed available disk space"],
    ].map((words) => gravityOf(words.map(readRejection)));
    expect(gravities).toEqual(gravities.toSorted((one, other) => one - other));
    expect(new Set(gravities).size).toBe(gravities.length);
  });
});
