import { For, type JSX, Show } from "solid-js";
import { calendarText } from "../../language/words/calendar.ts";
import { localDay } from "../../lib/day.ts";
import { useNow } from "../../ui/now.tsx";
import { dayHeading } from "../../wording/calendar-words.ts";
import { CalendarItem } from "./calendar-item.tsx";
import type { Calendar } from "./create-calendar.ts";
import { type CalendarRange, isInMonth, toWeeks } from "./range.ts";

/** The days of a range on which something is released, one below the other, for narrow screens. */
export function Agenda(props: {
  readonly calendar: Calendar;
  readonly range: CalendarRange;
}): JSX.Element {
  const now = useNow();
  const days = () =>
    toWeeks(props.range)
      .flat()
      .filter((day) => isInMonth(props.range, day) && props.calendar.entriesOf(day).length > 0);
  return (
    <Show
      when={days().length > 0}
      fallback={<p class="quiet agenda-empty">{calendarText("nothingInDays")}</p>}
    >
      <For each={days()}>
        {(day) => (
          <section class="agenda-day">
            <h3 classList={{ "is-today": day === localDay(now()) }}>{dayHeading(day, now())}</h3>
            <ul>
              <For each={props.calendar.entriesOf(day)}>
                {(entry) => (
                  <li>
                    <CalendarItem entry={entry} isCompact={false} />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </Show>
  );
}
