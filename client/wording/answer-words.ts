import type { RequestState } from "../graphql/graphql.ts";
import { capitalise } from "../language/capitalise.ts";
import { answerText } from "../language/words/answer.ts";
import { type ProblemKind, isStuck } from "./problem-words.ts";
import { type WordedRequest, explainWords, nextDayWords } from "./request-words.ts";
import { listWords, rangeWords } from "./sentence.ts";
import { isEnded } from "./state.ts";
import { partEtaWords } from "./time.ts";

interface AnsweredEpisode {
  readonly season: number;
  readonly isWanted: boolean;
  readonly state: RequestState;
  readonly problem?: ProblemKind | null;
}

/** What the answer to "where is it, and why not here yet" depends on. */
export interface AnsweredRequest extends WordedRequest {
  /** When the running downloads should be complete. */
  readonly downloadEta: string | null;
  readonly episodes: readonly AnsweredEpisode[];
}

/** Sentences, each of which may be empty. */
export interface Answer {
  /** How much is ready; of a movie where it is. */
  readonly headline: string;
  /** The next thing that happens. */
  readonly next: string;
  /** Which seasons are ready, where there are several. */
  readonly seasons: string;
}

/** Returns the answer for one request: how much of it is ready, and what happens next. */
export function answerWords(request: AnsweredRequest, now: Date): Answer {
  const { mediaType, counts, state } = request;
  const isPlain =
    mediaType === "MOVIE" || counts.total === 0 || state === "REQUESTED" || isEnded(state);
  if (isPlain) return { headline: plainWords(request, now), next: "", seasons: "" };
  return {
    headline: shareWords(request),
    next: nextWords(request, now),
    seasons: seasonsWords(request.episodes),
  };
}

/** What is loaded, and how fast, stands below the stages. */
function plainWords(request: AnsweredRequest, now: Date): string {
  if (request.mediaType === "MOVIE" && request.state === "DOWNLOADING")
    return request.downloadEta === null
      ? answerText("movieDownloading")
      : answerText("movieDownloadingUntil", {
          time: partEtaWords(new Date(request.downloadEta), now),
        });
  const words = explainWords(request, now);
  return words === "" || /[.!?…。]$/.test(words) ? words : answerText("sentence", { words });
}

/** "4 of 13 episodes are ready." */
function shareWords({ counts }: Pick<WordedRequest, "counts">): string {
  const { total, aired, available: count } = counts;
  if (aired === 0) return answerText("noneHasAired", { count: total });
  if (total === 1) return answerText(count === 1 ? "theEpisodeReady" : "theEpisodeNotReady");
  if (count === total) return answerText("allReady", { count });
  if (count === aired)
    return count === 1
      ? answerText("firstReady", { total })
      : answerText("allAiredReady", { count, total });
  return count === 0
    ? answerText("noneReady", { total })
    : answerText("someReady", { count, total });
}

/** What comes to an end first, then what still has to begin. */
function nextWords(request: AnsweredRequest, now: Date): string {
  const { counts } = request;
  const airDay = nextDayWords(request, now);
  const soonest = soonestWords(request, now);
  const search =
    counts.approved === 0
      ? ""
      : answerText(soonest === "" ? "search" : "searchOthers", { count: counts.approved });
  const airs =
    airDay === null || counts.available === counts.total ? "" : answerText("airs", { day: airDay });
  return [soonest, search, airs].filter((sentence) => sentence !== "").join(" ");
}

/** The episodes that are closest to being ready. */
function soonestWords({ counts, downloadEta, episodes }: AnsweredRequest, now: Date): string {
  const { failed } = counts;
  // What is stuck is not next.
  const moving = (count: number, state: RequestState) =>
    count -
    episodes.filter((one) => one.isWanted && one.state === state && isStuck(one.problem ?? null))
      .length;
  const matching = moving(counts.matching, "ANIME_MATCHING");
  const importing = moving(counts.importing, "IMPORTING");
  const downloaded = moving(counts.downloaded, "DOWNLOADED");
  const downloading = moving(counts.downloading, "DOWNLOADING");
  const grabbing = moving(counts.grabbing, "GRABBING");
  if (matching > 0) return answerText("matchingNext", { count: matching });
  if (importing > 0) return answerText("importingEpisodes", { count: importing });
  if (downloaded > 0) return answerText("downloadedEpisodes", { count: downloaded });
  if (downloading > 0)
    return downloadEta === null
      ? answerText("downloadingEpisodes", { count: downloading })
      : answerText("downloadingEpisodesUntil", {
          count: downloading,
          time: partEtaWords(new Date(downloadEta), now),
        });
  if (grabbing > 0) return answerText("foundEpisodes", { count: grabbing });
  return failed > 0 ? answerText("failedEpisodes", { count: failed }) : "";
}

/** Seasons that are named one by one; of more only the number would be read. */
const MAX_NAMED = 3;

/** "Seasons 1 to 3 are ready, season 4 has 3 of 12 episodes."; empty with one season, and if all or none of them are ready. */
function seasonsWords(episodes: readonly AnsweredEpisode[]): string {
  const seasons = [
    ...Map.groupBy(
      // Specials belong to no season.
      episodes.filter(({ isWanted, season }) => isWanted && season > 0),
      ({ season }) => season,
    ),
  ]
    .map(([season, all]) => ({
      season,
      total: all.length,
      ready: all.filter(({ state }) => state === "AVAILABLE").length,
    }))
    .toSorted((a, b) => a.season - b.season);
  if (seasons.length < 2) return "";
  const ready = seasons.filter((one) => one.ready === one.total).map(({ season }) => season);
  const begun = seasons.filter((one) => one.ready > 0 && one.ready < one.total);
  if (ready.length === seasons.length || ready.length + begun.length === 0) return "";
  const whole =
    ready.length === 0
      ? []
      : [answerText("seasonsReady", { count: ready.length, numbers: rangeWords(ready) })];
  const partly =
    begun.length > MAX_NAMED
      ? [answerText("seasonsInPart", { count: begun.length })]
      : begun.map((one) => answerText("seasonShare", { ...one, season: `${one.season}` }));
  return answerText("sentence", { words: capitalise(listWords([...whole, ...partly])) });
}
