import { type JSX, Show } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { problemText } from "../../wording/problem-messages.ts";
import { isStuck } from "../../wording/problem-words.ts";
import { percentWords } from "../../wording/size.ts";
import { type Tone, isEnded, stateName, stateTone, toneColour } from "../../wording/state.ts";
import { airDayWords, onDayWords } from "../../wording/time.ts";
import type { RequestEpisode } from "./document.ts";

interface EpisodeSquareProps {
  readonly episode: RequestEpisode;
  readonly namesSeason: boolean;
  readonly onOpen: () => void;
}

/** An episode as a square: number, icon and progress; dashed, with the air date, while unaired. */
export function EpisodeSquare(props: EpisodeSquareProps): JSX.Element {
  const now = useNow();
  const episode = () => props.episode;
  const note = () => {
    const { state, airDate, progress } = episode();
    if (state === "DOWNLOADING") return percentWords(progress);
    if (state !== "UNAIRED") return "";
    return airDate === null ? "no date" : airDayWords(new Date(airDate), now());
  };
  const label = () => {
    const { number, season, title, state, airDate, problem } = episode();
    const named = props.namesSeason ? `Season ${season} episode ${number}` : `Episode ${number}`;
    const airs =
      state === "UNAIRED" && airDate !== null ? `airs ${onDayWords(new Date(airDate), now())}` : "";
    const percent = state === "DOWNLOADING" ? note() : "";
    return [
      title === null ? named : `${named}, ${title}`,
      `${stateName(state)} ${percent}`.trim(),
      airs,
      problem === null ? "" : problemLabel(problem),
    ]
      .filter((words) => words !== "")
      .join(", ");
  };
  return (
    <button
      class="episode"
      type="button"
      classList={{ "is-unaired": episode().state === "UNAIRED" }}
      style={{ "--c": toneColour(episodeTone(episode())), "--p": `${fill(episode()) * 100}%` }}
      aria-label={label()}
      title={label()}
      data-state={episode().state}
      onClick={() => props.onOpen()}
    >
      {episode().number}
      <Icon name={episodeTone(episode())} />
      <Show when={note()}>{(words) => <em>{words()}</em>}</Show>
    </button>
  );
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

function fill({ state, progress }: RequestEpisode): number {
  if (state === "DOWNLOADING") return progress;
  return EMPTY_STATES.has(state) ? 0 : 1;
}
