import { perLocale } from "../language/per-locale.ts";
import { calendarText } from "../language/words/calendar.ts";
import { phrase } from "../language/words/phrase.ts";
import { timeText } from "../language/words/time.ts";
import { type Day, dayDate, localDay } from "../lib/day.ts";
import { clockWords } from "./time.ts";

/** Days are midnight UTC. */
const format = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
const monthFormat = format({ month: "long", year: "numeric" });
const rangeFormat = format({ day: "numeric", month: "short", year: "numeric" });
const headingFormat = format({ weekday: "long", day: "numeric", month: "long" });
const shortMonthDay = format({ day: "numeric", month: "short" });
const weekdayFormat = format({ weekday: "short" });
const longWeekdayFormat = format({ weekday: "long" });

/** "December 2026", "30 Nov – 6 Dec 2026". */
export function rangeWords(range: {
  readonly view: "week" | "month";
  readonly day: Day;
  readonly first: Day;
  readonly end: Day;
}): string {
  return range.view === "month"
    ? monthFormat().format(dayDate(range.day))
    : rangeFormat().formatRange(dayDate(range.first), dayDate(range.end - 1));
}

/** "Friday 4 December", with "today" in front of it where it is. */
export function dayHeading(day: Day, now: Date): string {
  const date = headingFormat().format(dayDate(day));
  const distance = day - localDay(now);
  if (distance === 0) return timeText("todayDate", { date });
  if (distance === 1) return timeText("tomorrowDate", { date });
  return distance === -1 ? timeText("yesterdayDate", { date }) : date;
}

/** The number of a day in a cell; with its month where another one begins. */
export function dayNumber(day: Day, namesMonth: boolean): string {
  const date = dayDate(day);
  return namesMonth || date.getUTCDate() === 1
    ? shortMonthDay().format(date)
    : `${date.getUTCDate()}`;
}

/** The heads of the columns. */
export function weekdayWords(day: Day): { readonly short: string; readonly long: string } {
  const date = dayDate(day);
  return { short: weekdayFormat().format(date), long: longWeekdayFormat().format(date) };
}

/** How many releases a day has, for whoever cannot see the cell. */
export function releaseCount(count: number): string {
  return count === 0 ? calendarText("nothing") : calendarText("releases", { count });
}

/** "20:30" where the browser is; empty for a date without a time. */
export function airTime(date: string, isDayOnly: boolean): string {
  return isDayOnly ? "" : clockWords(new Date(date));
}

/** "S2 E4", "Special 3". */
export function episodeCode(episode: { readonly season: number; readonly number: number }): string {
  return episode.season === 0
    ? phrase("special", { number: `${episode.number}` })
    : phrase("episodeCode", { season: `${episode.season}`, episode: `${episode.number}` });
}
