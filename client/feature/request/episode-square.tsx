import { type JSX, Show } from "solid-js";
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
  "season" | "number" | "title" | "airDate" | "state" | "progress" | "problem"
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
  const now = useNow();
  const label = () => episodeLabel(props.episode, props.namesSeason, now());
  return (
    <button
      class="episode"
      type="button"
      classList={{ "is-unaired": props.episode.state === "UNAIRED" }}
      style={squareStyle(props.episode)}
      aria-label={label()}
      title={label()}
      data-state={props.episode.state}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus()}
      onClick={() => props.onOpen()}
    >
      <SquareBody episode={props.episode} />
    </button>
  );
}

/** An episode as a square that only shows its state. */
export function EpisodeTile(props: { readonly episode: SquareEpisode }): JSX.Element {
  const now = useNow();
  const label = () => episodeLabel(props.episode, false, now());
  return (
    <span
      class="episode"
      role="img"
      classList={{ "is-unaired": props.episode.state === "UNAIRED" }}
      style={squareStyle(props.episode)}
      aria-label={label()}
      title={label()}
      data-state={props.episode.state}
    >
      <SquareBody episode={props.episode} />
    </span>
  );
}

/** Number, icon and progress; the air date, while unaired. */
function SquareBody(props: { readonly episode: SquareEpisode }): JSX.Element {
  const now = useNow();
  return (
    <>
      {props.episode.number}
      <Icon name={episodeTone(props.episode)} />
      <Show when={note(props.episode, now())}>{(words) => <em>{words()}</em>}</Show>
    </>
  );
}

function squareStyle(episode: SquareEpisode): JSX.CSSProperties {
  return { "--c": toneColour(episodeTone(episode)), "--p": `${fill(episode) * 100}%` };
}

function note({ state, airDate, progress }: SquareEpisode, now: Date): string {
  if (state === "DOWNLOADING") return percentWords(progress);
  if (state !== "UNAIRED") return "";
  return airDate === null ? "no date" : airDayWords(new Date(airDate), now);
}

function episodeLabel(episode: SquareEpisode, namesSeason: boolean, now: Date): string {
  const { number, season, title, state, airDate, problem } = episode;
  const named = namesSeason ? `Season ${season} episode ${number}` : `Episode ${number}`;
  const airs =
    state === "UNAIRED" && airDate !== null ? `airs ${onDayWords(new Date(airDate), now)}` : "";
  const percent = state === "DOWNLOADING" ? note(episode, now) : "";
  return [
    title === null ? named : `${named}, ${title}`,
    `${stateName(state)} ${percent}`.trim(),
    airs,
    problem === null ? "" : problemLabel(problem),
  ]
    .filter((words) => words !== "")
    .join(", ");
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
