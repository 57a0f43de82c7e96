import type { RequestState } from "../graphql/graphql.ts";
import { toMoment } from "../lib/day.ts";
import { isolate } from "./isolate.ts";
import { type ProblemKind, isStuck } from "./problem-words.ts";
import { type Reasoned, reasonWords } from "./reason-messages.ts";
import { plural, rangeWords } from "./sentence.ts";
import { percentWords, sizeWords, speedWords } from "./size.ts";
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
  readonly isNextAirDateDayOnly: boolean;
  readonly seasons: readonly number[];
  readonly year: number | null;
  readonly is4k: boolean;
  readonly counts: Counts;
  /** Its running downloads; absent where they are not known. */
  readonly downloads?: readonly {
    readonly size: string | null;
    readonly speed: number | null;
  }[];
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
export function statusWords(
  request: Pick<WordedRequest, "mediaType" | "state" | "progress" | "counts">,
): string {
  const { mediaType, state, progress, counts } = request;
  const name = stateName(state, mediaType);
  if (state === "DOWNLOADING") return `${name} ${percentWords(progress)}`;
  if (state === "AVAILABLE" && counts.available < counts.total) return `${name} so far`;
  return name;
}

/** "4 of 13 ready", "3 of 11 ready, 4 aired"; empty for a movie and while no episode is known. */
export function readyWords(request: Pick<WordedRequest, "mediaType" | "counts">): string {
  const { counts } = request;
  if (request.mediaType === "MOVIE" || counts.total === 0) return "";
  if (counts.aired === 0) return `${plural(counts.total, "episode")}, none aired yet`;
  const ready = `${counts.available} of ${counts.total} ready`;
  // Once all that has aired is ready, the share alone says it.
  return counts.aired < counts.total && counts.available < counts.aired
    ? `${ready}, ${counts.aired} aired`
    : ready;
}

/** Where the rest of the episodes are, each state by its name: "6 downloading · 3 matching". */
export function restWords(counts: Counts): string {
  const parts: readonly (readonly [number, RequestState])[] = [
    [counts.downloading, "DOWNLOADING"],
    [counts.downloaded, "DOWNLOADED"],
    [counts.importing, "IMPORTING"],
    [counts.matching, "ANIME_MATCHING"],
    [counts.grabbing, "GRABBING"],
    [counts.approved, "APPROVED"],
    [counts.failed, "FAILED"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${stateName(state, "TV").toLowerCase()}`)
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
      return searchWords(request, arr, airing);
    case "GRABBING":
      return inFlight === "" || request.counts.total <= 1
        ? "Release grabbed and sent to the download client"
        : inFlight;
    case "DOWNLOADING":
      return inFlight === "" || request.counts.total <= 1 ? transferWords(request) : inFlight;
    case "DOWNLOADED":
      return inFlight === "" ? `Downloaded, ${arr} imports it next` : inFlight;
    case "IMPORTING":
      return inFlight === "" ? `${arr} is importing the file into the library` : inFlight;
    case "ANIME_MATCHING":
      return inFlight === "" ? "Shoko is recognising the file" : inFlight;
    case "AVAILABLE":
      return airing === "" ? "Ready to watch" : airing;
    case "UNAIRED":
      return unairedWords(request, now);
    case "DECLINED":
      return "The request was declined";
    case "FAILED":
      return "The download failed, and no other release was found yet";
    case "DELETED":
      return "The title was removed";
  }
}

/** When a movie is released, or the first episode airs. */
function unairedWords(request: WordedRequest, now: Date): string {
  const day = nextDayWords(request, now);
  if (request.mediaType === "MOVIE")
    return day === null ? "Not released yet, no date known" : `Will be released ${day}`;
  return day === null ? "Not aired yet, no date known" : `Airs ${day}`;
}

/** The day of the next release, for the end of a sentence; null without one. */
export function nextDayWords(
  request: Pick<WordedRequest, "nextAirDate" | "isNextAirDateDayOnly">,
  now: Date,
): string | null {
  const { nextAirDate, isNextAirDateDayOnly } = request;
  return nextAirDate === null ? null : onDayWords(toMoment(nextAirDate, isNextAirDateDayOnly), now);
}

/** What is searched for, and when the next episode airs. */
function searchWords({ counts }: WordedRequest, arr: string, airing: string): string {
  // Without a missing episode, only those to come are left.
  if (counts.approved === 0 && airing !== "") return airing;
  const wanted =
    counts.available > 0 ? plural(Math.max(1, counts.approved), "episode") : "a release";
  const search = `${arr} is searching for ${wanted}`;
  return airing === "" ? search : `${search} · ${airing}`;
}

/** "3.1 GB of 7.2 GB downloaded, at 9.4 MB/s": how far a single file is. */
function transferWords({ progress, downloads = [] }: WordedRequest): string {
  const size = downloads.at(0)?.size;
  if (size == null) return "The download client is downloading the file";
  const total = Number(size);
  const speed = downloads.reduce((sum, download) => sum + (download.speed ?? 0), 0);
  const done = `${sizeWords(total * progress)} of ${sizeWords(total)} downloaded`;
  return speed > 0 ? `${done}, at ${speedWords(speed)}` : done;
}

/** "Next episode airs on Friday, 6 more to come"; empty when nothing is to come. */
function airingWords(request: WordedRequest, now: Date): string {
  const day = nextDayWords(request, now);
  if (day === null) return "";
  const next = `Next episode airs ${day}`;
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
    request.state === "DOWNLOADING" ? percentWords(request.progress) : statusWords(request);
  return `${status} · ${isolate(request.title)}`;
}
