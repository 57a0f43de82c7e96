import { type JSX, Show } from "solid-js";
import { shell } from "../../language/words/shell.ts";
import { Icon } from "../../ui/icon.tsx";
import { A } from "../../ui/link.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { airTime, episodeCode } from "../../wording/calendar-words.ts";
import { isStuck } from "../../wording/problem-words.ts";
import { percentWords } from "../../wording/size.ts";
import { type Tone, isEnded, stateName, stateTone, toneColour } from "../../wording/state.ts";
import type { CalendarEntry } from "./document.ts";

interface CalendarItemProps {
  readonly entry: CalendarEntry;
  /** One line for a month's cell; otherwise with the title of the episode and the state in words. */
  readonly isCompact: boolean;
}

/** What is released, with its state; leads to its request. */
export function CalendarItem(props: CalendarItemProps): JSX.Element {
  const entry = () => props.entry;
  const time = () => airTime(entry().date, entry().isDayOnly);
  const what = () => {
    const { episode, request } = entry();
    const parts = [episode === null ? "" : episodeCode(episode), request.is4k ? "4K" : ""];
    return parts.filter((part) => part !== "").join(" · ");
  };
  return (
    <A
      class={`calendar-item${props.isCompact ? " is-compact" : ""}`}
      href={`/request/${entry().request.id}`}
      style={{ "--c": toneColour(toneOf(entry())) }}
      title={
        props.isCompact ? `${entry().request.title} ${what()}, ${stateWords(entry())}` : undefined
      }
    >
      <Show
        when={props.isCompact}
        fallback={
          <>
            <span class="calendar-item-head">
              <Show when={time()}>{(clock) => <time datetime={entry().date}>{clock()}</time>}</Show>
              <StateLabel tone={toneOf(entry())}>{stateWords(entry())}</StateLabel>
            </span>
            <b>{entry().request.title}</b>
            <Show when={what() !== "" || entry().episode?.title}>
              <small>
                {what()}{" "}
                <Show when={entry().episode?.title}>{(title) => <bdi>{title()}</bdi>}</Show>
              </small>
            </Show>
          </>
        }
      >
        <Icon name={toneOf(entry())} />
        <b>{entry().request.title}</b> <small>{what()}</small>
        <span class="visually-hidden">, {stateWords(entry())}</span>
      </Show>
    </A>
  );
}

function toneOf({ state, problem }: CalendarEntry): Tone {
  return isStuck(problem) && !isEnded(state) ? "problem" : stateTone(state);
}

function stateWords({ state, progress, problem, episode }: CalendarEntry): string {
  if (isStuck(problem) && !isEnded(state)) return shell("needsAttention");
  const name = stateName(state, episode === null ? "MOVIE" : "TV");
  return state === "DOWNLOADING" ? `${name} ${percentWords(progress)}` : name;
}
