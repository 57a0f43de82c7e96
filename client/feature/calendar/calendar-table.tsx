import { For, type JSX, Show, createEffect, createSignal, on } from "solid-js";
import { calendarText } from "../../language/words/calendar.ts";
import { type Day, dayText, localDay } from "../../lib/day.ts";
import { A } from "../../ui/link.tsx";
import { useNow } from "../../ui/now.tsx";
import { dayHeading, dayNumber, releaseCount, weekdayWords } from "../../wording/calendar-words.ts";
import { CalendarItem } from "./calendar-item.tsx";
import type { Calendar } from "./create-calendar.ts";
import { type CalendarRange, isInMonth, toWeeks } from "./range.ts";

interface CalendarTableProps {
  readonly calendar: Calendar;
  readonly range: CalendarRange;
  readonly label: string;
  /** The address of the week of a day. */
  readonly weekHref: (day: Day) => string;
  /** Called when a key leads to a day outside the range. */
  readonly onLeave: (day: Day) => void;
}

/** So many fit into the cell of a month; a link to the week leads to the others. */
const MAX_COMPACT = 4;

/** Days that a key moves by. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** A week or a month as a grid of days. One day is in the order of Tab; arrow keys lead to the others, Enter into a day. */
export function CalendarTable(props: CalendarTableProps): JSX.Element {
  const now = useNow();
  const today = () => localDay(now());
  const [active, setActive] = createSignal<Day | null>(null);
  const cells = new Map<Day, HTMLTableCellElement>();
  /** Set while the range follows a key, so that the focus follows too. */
  let awaited: Day | null = null;

  const tabStop = () => {
    const { first, end, day } = props.range;
    const isShown = (candidate: Day | null): candidate is Day =>
      candidate !== null && candidate >= first && candidate < end;
    return [active(), today(), day].find(isShown) ?? first;
  };
  const focus = (day: Day) => {
    setActive(day);
    const { first, end } = props.range;
    if (day >= first && day < end) return cells.get(day)?.focus();
    awaited = day;
    props.onLeave(day);
  };
  createEffect(
    on(
      () => props.range.first,
      () => {
        const day = awaited;
        awaited = null;
        if (day !== null) queueMicrotask(() => cells.get(day)?.focus());
      },
      { defer: true },
    ),
  );

  const onKeyDown = (event: KeyboardEvent, day: Day) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isOnDay = event.target === event.currentTarget;
    if (event.key === "Escape" && !isOnDay) return focus(day);
    if (!isOnDay) return;
    if (event.key === "Enter") return cells.get(day)?.querySelector("a")?.focus();
    const by = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    focus(day + by);
  };

  return (
    <table class="calendar" role="grid" aria-label={props.label} data-view={props.range.view}>
      <thead>
        <tr>
          <For each={toWeeks(props.range)[0]}>
            {(day) => (
              <th scope="col" abbr={weekdayWords(day).long}>
                {weekdayWords(day).short}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={toWeeks(props.range)}>
          {(week) => (
            <tr>
              <For each={week}>
                {(day) => (
                  <td
                    role="gridcell"
                    ref={(cell) => cells.set(day, cell)}
                    tabIndex={tabStop() === day ? 0 : -1}
                    classList={{ "is-outside": !isInMonth(props.range, day) }}
                    aria-current={day === today() ? "date" : undefined}
                    onFocus={(event) => {
                      if (event.target === event.currentTarget) setActive(day);
                    }}
                    onKeyDown={(event) => onKeyDown(event, day)}
                  >
                    <span class="visually-hidden">
                      {dayHeading(day, now())}: {releaseCount(props.calendar.entriesOf(day).length)}
                    </span>
                    <time class="calendar-day" datetime={dayText(day)} aria-hidden="true">
                      {dayNumber(day, day === props.range.first)}
                    </time>
                    <DayEntries {...props} day={day} />
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function DayEntries(props: CalendarTableProps & { readonly day: Day }): JSX.Element {
  const isCompact = () => props.range.view === "month";
  const entries = () => props.calendar.entriesOf(props.day);
  /** One more takes no more room than the link to the others. */
  const shown = () =>
    isCompact() && entries().length > MAX_COMPACT ? entries().slice(0, MAX_COMPACT - 1) : entries();
  const others = () => entries().length - shown().length;
  return (
    <>
      <For each={shown()}>{(entry) => <CalendarItem entry={entry} isCompact={isCompact()} />}</For>
      <Show when={others() > 0}>
        <A class="calendar-more" href={props.weekHref(props.day)}>
          {calendarText("more", { count: others() })}
        </A>
      </Show>
    </>
  );
}
