import { type JSX, Show } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { toMoment } from "../../lib/day.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { problemText } from "../../wording/problem-messages.ts";
import { isStuck } from "../../wording/problem-words.ts";
import { percentWords } from "../../wording/size.ts";
import { type Tone, isEnded, stateName, stateTone, toneColour } from "../../wording/state.ts";
import { airDayWords, onDayWords } from "../../wording/time.ts";
import type { RequestEpisode } from "./document.ts";

/** What a square shows of an episode; of a shared one no problem is known. */
type SquareEpisode = Pick<
  RequestEpisode,
  "season" | "number" | "title" | "airDate" | "isDayOnly" | "state" | "progress" | "problem"
>;

interface EpisodeSquareProps {
  readonly episode: SquareEpisode;
  readonly namesSeason: boolean;
  /** One square of a grid is in the order of Tab; the arrow keys lead to the others. */
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** An episode as a square, which opens its details when pressed. */
export function EpisodeSquare(props: EpisodeSquareProps): JSX.Element {
  return (
    <button
      class="episode"
      type="button"
      classList={{ "is-unaired": props.episode.state === "UNAIRED" }}
      style={squareStyle(props.episode)}
      data-state={props.episode.state}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus()}
      onClick={() => props.onOpen()}
    >
      <SquareBody episode={props.episode} namesSeason={props.namesSeason} />
    </button>
  );
}

/** An episode as a square that only shows its state. */
export function EpisodeTile(props: { readonly episode: SquareEpisode }): JSX.Element {
  return (
    <li
      class="episode"
      classList={{ "is-unaired": props.episode.state === "UNAIRED" }}
      style={squareStyle(props.episode)}
      data-state={props.episode.state}
    >
      <SquareBody episode={props.episode} namesSeason={false} />
    </li>
  );
}

interface SquareBodyProps {
  readonly episode: SquareEpisode;
  readonly namesSeason: boolean;
}

/**
 * Number, icon and progress; the air date, while unaired. Screen readers read the words between them too, so that the name
 * of the square contains what is seen on it.
 */
function SquareBody(props: SquareBodyProps): JSX.Element {
  const now = useNow();
  const words = () => squareWords(props.episode, props.namesSeason, now());
  return (
    <>
      <span class="visually-hidden">{words().before}</span>{" "}
      <span class="episode-number">{props.episode.number}</span>
      <span class="visually-hidden">{words().between}</span>{" "}
      <Icon name={episodeTone(props.episode)} />
      <Show when={words().note}>{(seen) => <em>{seen()}</em>}</Show>
      <span class="visually-hidden">{words().after}</span>
      <span
        class="episode-tip"
        title={tipWords(props.episode, props.namesSeason, now())}
        aria-hidden="true"
      />
    </>
  );
}

function squareStyle(episode: SquareEpisode): JSX.CSSProperties {
  return { "--c": toneColour(episodeTone(episode)), "--p": `${fill(episode) * 100}%` };
}

function note({ state, airDate, isDayOnly, progress }: SquareEpisode, now: Date): string {
  if (state === "DOWNLOADING") return percentWords(progress);
  if (state !== "UNAIRED") return "";
  return airDate === null ? requestText("noDate") : airDayWords(toMoment(airDate, isDayOnly), now);
}

/** What is read of a square: "Episode", its number, ", Easy Does It, Downloading", its note, ", a problem". */
function squareWords(episode: SquareEpisode, namesSeason: boolean, now: Date) {
  const { season, title, state, problem } = episode;
  const airs = state === "UNAIRED" && episode.airDate !== null ? [requestText("airs")] : [];
  return {
    before: namesSeason
      ? requestText("episodeOfSeason", { season: `${season}` })
      : requestText("episode"),
    between: ["", ...(title === null ? [] : [title]), stateName(state, "TV"), ...airs].join(", "),
    note: note(episode, now),
    after: problem === null ? "" : `, ${problemLabel(problem)}`,
  };
}

/** The same with the whole date, for whoever points at the square. */
function tipWords(episode: SquareEpisode, namesSeason: boolean, now: Date): string {
  const { number, state, airDate, isDayOnly } = episode;
  const words = squareWords(episode, namesSeason, now);
  const isDated = state === "UNAIRED" && airDate !== null;
  const last = isDated ? onDayWords(toMoment(airDate, isDayOnly), now) : words.note;
  return `${words.before} ${number}${words.between} ${last}`.trim() + words.after;
}

function problemLabel(problem: NonNullable<RequestEpisode["problem"]>): string {
  const { first, rest } = problemText(problem);
  return `${first} ${rest}`.trim();
}

export function episodeTone({ state, problem }: Pick<RequestEpisode, "state" | "problem">): Tone {
  return isStuck(problem) && !isEnded(state) ? "problem" : stateTone(state);
}

const EMPTY_STATES = new Set([
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "UNAIRED",
  "DECLINED",
  "DELETED",
]);

function fill({ state, progress }: SquareEpisode): number {
  if (state === "DOWNLOADING") return progress;
  return EMPTY_STATES.has(state) ? 0 : 1;
}
