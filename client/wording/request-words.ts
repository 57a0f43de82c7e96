import type { RequestState } from "../graphql/graphql.ts";
import { isolate } from "../language/isolate.ts";
import { phrase } from "../language/words/phrase.ts";
import { statusText } from "../language/words/status.ts";
import { toMoment } from "../lib/day.ts";
import { type ProblemKind, isStuck } from "./problem-words.ts";
import { type Reasoned, reasonWords } from "./reason-words.ts";
import { episodeCount, rangeWords } from "./sentence.ts";
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
    parts.push(seasonsWords(request.seasons));
  } else if (request.year !== null) parts.push(`${request.year}`);
  if (request.is4k) parts.push("4K");
  return parts.join(" · ");
}

/** "Season 2", "Seasons 1 to 3". */
export function seasonsWords(seasons: readonly number[]): string {
  return phrase("seasons", { count: seasons.length, numbers: rangeWords(seasons) });
}

/** The state in short: "Downloading 64 %". */
export function statusWords(
  request: Pick<WordedRequest, "mediaType" | "state" | "progress" | "counts">,
): string {
  const { mediaType, state, progress, counts } = request;
  if (state === "DOWNLOADING")
    return statusText("downloadingShare", { share: percentWords(progress) });
  if (state === "AVAILABLE" && counts.available < counts.total) return statusText("readySoFar");
  return stateName(state, mediaType);
}

/** "4 of 13 ready", "3 of 11 ready, 4 aired"; empty for a movie and while no episode is known. */
export function readyWords(request: Pick<WordedRequest, "mediaType" | "counts">): string {
  const { counts } = request;
  if (request.mediaType === "MOVIE" || counts.total === 0) return "";
  const { total, aired, available: count } = counts;
  if (aired === 0) return statusText("noneAired", { count: total });
  // Once all that has aired is ready, the share alone says it.
  return aired < total && count < aired
    ? statusText("readyAired", { count, total, aired })
    : statusText("ready", { count, total });
}

/** Where the rest of the episodes are, each state by its name: "6 downloading · 3 matching". */
export function restWords(counts: Counts): string {
  const parts = [
    [counts.downloading, "restDOWNLOADING"],
    [counts.downloaded, "restDOWNLOADED"],
    [counts.importing, "restIMPORTING"],
    [counts.matching, "restANIME_MATCHING"],
    [counts.grabbing, "restGRABBING"],
    [counts.approved, "restAPPROVED"],
    [counts.failed, "restFAILED"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, key]) => statusText(key, { count }))
    .join(" · ");
}

/** What the ETA of the running downloads is about, while that of the whole request is unknown: "1 episode". */
export function loadingWords({ counts }: Pick<WordedRequest, "counts">): string {
  return episodeCount(Math.max(1, counts.downloading));
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
      return statusText("waitingForApproval");
    case "APPROVED":
      return searchWords(request, arr, airing);
    case "GRABBING":
      return inFlight === "" || request.counts.total <= 1 ? statusText("grabbed") : inFlight;
    case "DOWNLOADING":
      return inFlight === "" || request.counts.total <= 1 ? transferWords(request) : inFlight;
    case "DOWNLOADED":
      return inFlight === "" ? statusText("importsNext", { service: arr }) : inFlight;
    case "IMPORTING":
      return inFlight === "" ? statusText("importing", { service: arr }) : inFlight;
    case "ANIME_MATCHING":
      return inFlight === "" ? statusText("matching") : inFlight;
    case "AVAILABLE":
      return airing === "" ? statusText("readyToWatch") : airing;
    case "UNAIRED":
      return unairedWords(request, now);
    case "DECLINED":
      return statusText("declined");
    case "FAILED":
      return statusText("failed");
    case "DELETED":
      return statusText("removed");
  }
}

/** When a movie is released, or the first episode airs. */
function unairedWords(request: WordedRequest, now: Date): string {
  const day = nextDayWords(request, now);
  if (request.mediaType === "MOVIE")
    return day === null ? statusText("notReleasedUndated") : statusText("comesOut", { day });
  return day === null ? statusText("notAiredUndated") : statusText("airsOn", { day });
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
  const search =
    counts.available > 0
      ? statusText("searchingEpisodes", { service: arr, count: Math.max(1, counts.approved) })
      : statusText("searching", { service: arr });
  return airing === "" ? search : `${search} · ${airing}`;
}

/** "3.1 GB of 7.2 GB downloaded, at 9.4 MB/s": how far a single file is. */
function transferWords({ progress, downloads = [] }: WordedRequest): string {
  const size = downloads.at(0)?.size;
  if (size == null) return statusText("downloading");
  const total = Number(size);
  const speed = downloads.reduce((sum, download) => sum + (download.speed ?? 0), 0);
  const share = { done: sizeWords(total * progress), total: sizeWords(total) };
  return speed > 0
    ? statusText("downloadedAt", { ...share, speed: speedWords(speed) })
    : statusText("downloaded", share);
}

/** "Next episode airs on Friday, 6 more to come"; "First episode airs …" before any has; empty when nothing is to come. */
function airingWords(request: WordedRequest, now: Date): string {
  const day = nextDayWords(request, now);
  if (day === null) return "";
  const count = request.counts.unaired - 1;
  const isFirst = request.counts.aired === 0;
  if (count > 0) return statusText(isFirst ? "firstAirsMore" : "nextAirsMore", { day, count });
  return statusText(isFirst ? "firstAirs" : "nextAirs", { day });
}

interface Asked {
  readonly requestedBy: string | null;
  readonly origin: string;
  readonly mediaType: "MOVIE" | "TV";
}

/** "requested by Taro", "requested by you", or "added in Sonarr" without a requester; empty while unknown. `isMine`: as far as it is known. */
export function askedWords({ requestedBy, origin, mediaType }: Asked, isMine?: boolean): string {
  if (isMine === true) return statusText("requestedByYou");
  if (requestedBy !== null) return statusText("requestedBy", { name: requestedBy });
  if (origin !== "arr") return "";
  return statusText("addedIn", { service: mediaType === "MOVIE" ? "Radarr" : "Sonarr" });
}

/** "リコリス・リコイル · requested by Taro": the parts that are known. */
export function byline(
  request: Asked & { readonly originalTitle: string | null; readonly title: string },
  isMine?: boolean,
): string {
  const parts: string[] = [];
  if (request.originalTitle !== null && request.originalTitle !== request.title)
    parts.push(isolate(request.originalTitle));
  const asked = askedWords(request, isMine);
  if (asked !== "") parts.push(asked);
  return parts.join(" · ");
}

/** The title of the browser tab, with the state in front. */
export function tabWords(
  request: WordedRequest & { readonly title: string; readonly problem: ProblemKind | null },
): string {
  const { title } = request;
  if (isStuck(request.problem)) return statusText("tabProblem", { title });
  const short =
    request.state === "DOWNLOADING" ? percentWords(request.progress) : statusWords(request);
  return statusText("tab", { status: short, title });
}
