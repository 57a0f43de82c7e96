import { type WordedRequest, explainWords, nextDayWords } from "./request-words.ts";
import { capitalise, listWords, plural, rangeWords } from "./sentence.ts";
import { isEnded } from "./state.ts";
import { partEtaWords } from "./time.ts";

interface AnsweredEpisode {
  readonly season: number;
  readonly isWanted: boolean;
  readonly state: string;
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
      ? "The movie is downloading."
      : `The movie is downloading, done ${partEtaWords(new Date(request.downloadEta), now)}.`;
  const words = explainWords(request, now);
  return words === "" || /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** "4 of 13 episodes are ready." */
function shareWords({ counts }: Pick<WordedRequest, "counts">): string {
  const { total, aired, available } = counts;
  if (aired === 0) return `${capitalise(plural(total, "episode"))}, none of which has aired.`;
  if (total === 1)
    return available === 1 ? "The episode is ready." : "The episode is not ready yet.";
  if (available === total) return `All ${total} episodes are ready.`;
  if (available === aired)
    return available === 1
      ? `The first of ${total} episodes is ready.`
      : `All ${available} episodes that have aired are ready, of ${total}.`;
  if (available === 0) return `None of ${total} episodes is ready yet.`;
  return available === 1
    ? `1 of ${total} episodes is ready.`
    : `${available} of ${total} episodes are ready.`;
}

/** What comes to an end first, then what still has to begin. */
function nextWords(request: AnsweredRequest, now: Date): string {
  const { counts } = request;
  const airDay = nextDayWords(request, now);
  const soonest = soonestWords(request, now);
  const search =
    counts.approved === 0
      ? ""
      : soonest === ""
        ? `Sonarr is searching for ${plural(counts.approved, "episode")}.`
        : `Sonarr is still searching for ${plural(counts.approved, "other")}.`;
  const airs =
    airDay === null || counts.available === counts.total ? "" : `The next episode airs ${airDay}.`;
  return [soonest, search, airs].filter((sentence) => sentence !== "").join(" ");
}

/** The episodes that are closest to being ready. */
function soonestWords({ counts, downloadEta }: AnsweredRequest, now: Date): string {
  const { matching, importing, downloaded, downloading, grabbing, failed } = counts;
  if (matching > 0)
    return `Shoko is recognising ${plural(matching, "episode")}, which ${are(matching)} ready next.`;
  if (importing > 0) return `Sonarr is importing ${plural(importing, "episode")} into the library.`;
  if (downloaded > 0)
    return `${plural(downloaded, "episode")} ${are(downloaded)} downloaded. Sonarr imports ${downloaded === 1 ? "it" : "them"} next.`;
  if (downloading > 0) {
    const moving = `${plural(downloading, "episode")} ${are(downloading)} downloading`;
    return downloadEta === null
      ? `${moving}.`
      : `${moving}, done ${partEtaWords(new Date(downloadEta), now)}.`;
  }
  if (grabbing > 0)
    return `Sonarr found ${plural(grabbing, "episode")} and sent ${grabbing === 1 ? "it" : "them"} to the download client.`;
  return failed > 0 ? `${plural(failed, "episode")} failed to download.` : "";
}

function are(count: number): string {
  return count === 1 ? "is" : "are";
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
      : [
          ready.length === 1
            ? `season ${rangeWords(ready)} is ready`
            : `seasons ${rangeWords(ready)} are ready`,
        ];
  const partly =
    begun.length > MAX_NAMED
      ? [`${begun.length} seasons are there in part`]
      : begun.map((one) => `season ${one.season} has ${one.ready} of ${one.total} episodes`);
  return `${capitalise(listWords([...whole, ...partly]))}.`;
}
