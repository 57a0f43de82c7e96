import {
  type Day,
  addMonths,
  dayDate,
  localDay,
  startOfMonth,
  startOfWeek,
} from "../../lib/day.ts";
import type { CalendarEntry } from "./document.ts";

export const CALENDAR_VIEWS = ["week", "month"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Weeks that a calendar shows: seven days from its day on, or the whole weeks of its month. */
export interface CalendarRange {
  readonly view: CalendarView;
  /** The day that the range is around. */
  readonly day: Day;
  readonly first: Day;
  /** The day after the last one. */
  readonly end: Day;
}

export function toView(view: string | undefined): CalendarView {
  return CALENDAR_VIEWS.find((name) => name === view) ?? "week";
}

export function toRange(view: CalendarView, day: Day): CalendarRange {
  return view === "week"
    ? { view, day, first: day, end: day + 7 }
    : {
        view,
        day,
        first: startOfWeek(startOfMonth(day)),
        end: startOfWeek(addMonths(day, 1) + 6),
      };
}

/** Returns the day around which the next range is, or with -1 the previous one. */
export function step({ view, day }: Pick<CalendarRange, "view" | "day">, by: 1 | -1): Day {
  return view === "week" ? day + by * 7 : addMonths(day, by);
}

/** Whether a day belongs to the month of a month's view, and not to a week at its edge. */
export function isInMonth({ view, day }: CalendarRange, other: Day): boolean {
  return view === "week" || startOfMonth(day) === startOfMonth(other);
}

/** The day of an entry: of a date without a time that day everywhere, otherwise the day where this browser is. */
export function entryDay({ date, isDayOnly }: Pick<CalendarEntry, "date" | "isDayOnly">): Day {
  const at = new Date(date);
  return isDayOnly ? Math.floor(at.getTime() / 86_400_000) : localDay(at);
}

/** The moments between which entries of the range can be, wherever the browser is. */
export function toMoments({ first, end }: CalendarRange): { from: string; to: string } {
  return { from: dayDate(first - 1).toISOString(), to: dayDate(end + 1).toISOString() };
}

/** All days of the range in weeks. */
export function toWeeks({ first, end }: CalendarRange): readonly (readonly Day[])[] {
  return Array.from({ length: (end - first) / 7 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => first + week * 7 + day),
  );
}
