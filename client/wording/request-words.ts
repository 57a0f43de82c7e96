import type { RequestState } from "../graphql/graphql.ts";
import { isolate } from "./isolate.ts";
import { type ProblemKind, isStuck } from "./problem-words.ts";
import { type Reasoned, reasonWords } from "./reason-messages.ts";
import { plural, rangeWords } from "./sentence.ts";
import { percentWords } from "./size.ts";
import { stateName } from "./state.ts";
import { onDayWords } from "./time.ts";

interface Counts {
  readonly total: number;
  readonly aired: number;
  readonly unaired: number;
  readonly approved: number;
  readonly grabbing: number;
  readonly downloading: number;
  readonly downloaded: number;
  readonly importing: number;
  readonly matching: number;
  readonly available: number;
  readonly failed: number;
}

/** The facts of a request that its wording uses. */
export interface WordedRequest extends Reasoned {
  readonly mediaType: "MOVIE" | "TV";
  readonly state: RequestState;
  readonly progress: number;
  readonly nextAirDate: string | null;
  readonly seasons: readonly number[];
  readonly year: number | null;
  readonly is4k: boolean;
  readonly counts: Counts;
}

/** "Season 1 · 4K", "2022": what distinguishes this request from others of the same title. */
export function editionWords(
  request: Pick<WordedRequest, "mediaType" | "seasons" | "year" | "is4k">,
): string {
  const parts: string[] = [];
  if (request.mediaType === "TV" && request.seasons.length > 0) {
    const noun = request.seasons.length === 1 ? "Season" : "Seasons";
    parts.push(`${noun} ${rangeWords(request.seasons)}`);
  } else if (request.year !== null) parts.push(`${request.year}`);
  if (request.is4k) parts.push("4K");
  return parts.join(" · ");
}

/** The state in short: "Downloading 64 %". */
export function statusWords(request: Pick<WordedRequest, "state" | "progress" | "counts">): string {
  const { state, progress, counts } = request;
  if (state === "DOWNLOADING") return `Downloading ${percentWords(progress)}`;
  // Some episodes are ready: the missing ones matter more.
  if (state === "APPROVED" && counts.available > 0)
    return `Searching for ${plural(counts.approved, "episode")}`;
  return stateName(state);
}

/** "4 of 13 ready", "3 of 4 aired ready"; empty for a movie and while no episode is known. */
export function readyWords(request: Pick<WordedRequest, "mediaType" | "counts">): string {
  const { counts } = request;
  if (request.mediaType === "MOVIE" || counts.total === 0) return "";
  if (counts.aired === 0) return `${plural(counts.total, "episode")}, none aired yet`;
  if (counts.aired < counts.total) return `${counts.available} of ${counts.aired} aired ready`;
  return `${counts.available} of ${counts.total} ready`;
}

/** Where the rest of the episodes are: "6 downloading · 3 being matched". */
export function restWords(counts: Counts): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.downloading, "downloading"],
    [counts.downloaded, "downloaded"],
    [counts.importing, "being imported"],
    [counts.matching, "being matched"],
    [counts.grabbing, "grabbed"],
    [counts.approved, "being searched for"],
    [counts.failed, "failed"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(" · ");
}

/** What the ETA of the running downloads is about, while that of the whole request is unknown: "1 episode". */
export function loadingWords({ counts }: Pick<WordedRequest, "counts">): string {
  return plural(Math.max(1, counts.downloading), "episode");
}

/** The line below the state: why the request is in this state, or what happens next. */
export function explainWords(request: WordedRequest, now: Date): string {
  const reason = reasonWords(request);
  if (reason !== "") return reason;
  const isShow = request.mediaType === "TV";
  const inFlight = isShow ? restWords(request.counts) : "";
  const airing = isShow ? airingWords(request, now) : "";
  const arr = isShow ? "Sonarr" : "Radarr";
  switch (request.state) {
    case "REQUESTED":
      return "Waiting for approval";
    case "APPROVED":
      return airing === "" ? `${arr} is searching for a release` : airing;
    case "GRABBING":
      return inFlight === "" || request.counts.total <= 1
        ? "Release grabbed and sent to the download client"
        : inFlight;
    case "DOWNLOADING":
      return inFlight;
    case "DOWNLOADED":
      return inFlight === "" ? `Downloaded, ${arr} imports it next` : inFlight;
    case "IMPORTING":
      return inFlight === "" ? `${arr} is importing the file into the library` : inFlight;
    case "ANIME_MATCHING":
      return inFlight === "" ? "Shoko is recognising the file" : inFlight;
    case "AVAILABLE":
      return airing === "" ? "Ready to watch" : airing;
    case "UNAIRED":
      return request.nextAirDate === null
        ? "Not released yet, no date known"
        : `Comes out ${onDayWords(new Date(request.nextAirDate), now)}`;
    case "DECLINED":
      return "The request was declined";
    case "FAILED":
      return "The download failed, and no other release was found yet";
    case "DELETED":
      return "The title was removed";
  }
}

/** "Next episode airs on Friday, 6 more to come"; empty when nothing is to come. */
function airingWords(request: WordedRequest, now: Date): string {
  if (request.nextAirDate === null) return "";
  const next = `Next episode airs ${onDayWords(new Date(request.nextAirDate), now)}`;
  const more = request.counts.unaired - 1;
  return more > 0 ? `${next}, ${more} more to come` : next;
}

interface Asked {
  readonly requestedBy: string | null;
  readonly origin: string;
  readonly mediaType: "MOVIE" | "TV";
  /** Absent: not known. */
  readonly isMine?: boolean | undefined;
}

/** "requested by Taro", "requested by you", or "added in Sonarr" without a requester; empty while unknown. */
export function askedWords({ requestedBy, origin, mediaType, isMine }: Asked): string {
  if (isMine === true) return "requested by you";
  if (requestedBy !== null) return `requested by ${isolate(requestedBy)}`;
  if (origin !== "arr") return "";
  return `added in ${mediaType === "MOVIE" ? "Radarr" : "Sonarr"}`;
}

/** "リコリス・リコイル · requested by Taro": the parts that are known. */
export function byline(
  request: Asked & { readonly originalTitle: string | null; readonly title: string },
): string {
  const parts: string[] = [];
  if (request.originalTitle !== null && request.originalTitle !== request.title)
    parts.push(isolate(request.originalTitle));
  const asked = askedWords(request);
  if (asked !== "") parts.push(asked);
  return parts.join(" · ");
}

/** The title of the browser tab, with the state in front. */
export function tabWords(
  request: WordedRequest & { readonly title: string; readonly problem: ProblemKind | null },
): string {
  if (isStuck(request.problem)) return `! ${isolate(request.title)}`;
  const status =
    request.state === "DOWNLOADING" ? percentWords(request.progress) : stateName(request.state);
  return `${status} · ${isolate(request.title)}`;
}
