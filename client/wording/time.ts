import { perLocale } from "../language/per-locale.ts";
import { timeText } from "../language/words/time.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, options));
const clockFormat = format({ hour: "2-digit", minute: "2-digit" });
const secondFormat = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const weekdayFormat = format({ weekday: "short" });
const longWeekdayFormat = format({ weekday: "long" });
const dayFormat = format({ day: "numeric", month: "short" });
const dateFormat = format({ day: "numeric", month: "short", year: "numeric" });
const exactFormat = format({ dateStyle: "full", timeStyle: "long" });
const exactDayFormat = format({ dateStyle: "full" });

export function clockWords(at: Date): string {
  return clockFormat().format(at);
}

/** The exact moment with its zone, for whoever wants to know. */
export function exactWords(at: Date): string {
  return exactFormat().format(at);
}

/** The exact day, of a date without a time. */
export function exactDayWords(at: Date): string {
  return exactDayFormat().format(at);
}

/** Whole days from now to then by the calendar: 0 today, 1 tomorrow, -1 yesterday. */
function dayDistance(at: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(at) - midnight(now)) / DAY);
}

/** A day in the fewest words that are not ambiguous: "today", "Fri", "3 Dec", "3 Dec 2024". */
export function dayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (distance === 0) return timeText("today");
  if (distance === 1) return timeText("tomorrow");
  if (distance === -1) return timeText("yesterday");
  if (Math.abs(distance) < 7) return weekdayFormat().format(at);
  return at.getFullYear() === now.getFullYear() ? dayFormat().format(at) : dateFormat().format(at);
}

/** When something happened: "just now", "12 min ago", "20:41", "yesterday 20:41", "Tue 18:02". */
export function agoWords(at: Date, now: Date): string {
  const elapsed = now.getTime() - at.getTime();
  if (elapsed < MINUTE && elapsed > -MINUTE) return timeText("justNow");
  if (elapsed > 0 && elapsed < HOUR)
    return timeText("minutesAgo", { minutes: Math.floor(elapsed / MINUTE) });
  return momentWords(at, now);
}

/** A moment by the clock, with its day where it is not today: "20:41", "Tue 18:02". */
export function momentWords(at: Date, now: Date): string {
  return dayDistance(at, now) === 0 ? clockWords(at) : dayClockWords(at, now);
}

/** A moment by the clock to the second, with its day where it is not today: "20:41:07", "Tue 18:02:55". */
export function momentSecondWords(at: Date, now: Date): string {
  const clock = secondFormat().format(at);
  return dayDistance(at, now) === 0
    ? clock
    : timeText("dayClock", { day: dayWords(at, now), clock });
}

/** A moment with its day, always: "today 12:40", "yesterday 20:41", "Tue 18:02". */
export function dayClockWords(at: Date, now: Date): string {
  return timeText("dayClock", { day: dayWords(at, now), clock: clockWords(at) });
}

/** "today, 18:12", then the day alone. */
export function sinceDayWords(at: Date, now: Date): string {
  return dayDistance(at, now) === 0
    ? timeText("todayClock", { clock: clockWords(at) })
    : dayWords(at, now);
}

/** For the end of a sentence: "today", "on Tuesday", "on 3 Dec". */
export function onDayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (Math.abs(distance) <= 1) return dayWords(at, now);
  if (Math.abs(distance) < 7) return timeText("onWeekday", { day: longWeekdayFormat().format(at) });
  return timeText("onDay", { day: dayWords(at, now) });
}

export interface EtaWords {
  /** How sure and how far: at any moment, in minutes, about an hour of today, an hour of a day, about a day. */
  readonly kind: "moment" | "minutes" | "clock" | "dayClock" | "day";
  /** May be empty. */
  readonly lead: string;
  /** The part to be read first. */
  readonly strong: string;
}

/** When it will be there, like a clock: "in 6 min", "about 21:40", "tomorrow 02:10"; "any moment" once it should be. */
export function etaWords(at: Date, now: Date): EtaWords {
  const left = at.getTime() - now.getTime();
  if (left < 0) return { kind: "moment", ...timeText("etaMoment") };
  if (left < MINUTE) return { kind: "moment", lead: "", strong: timeText("underMinute") };
  if (left < 20 * MINUTE)
    return { kind: "minutes", ...timeText("etaMinutes", { minutes: Math.round(left / MINUTE) }) };
  const distance = dayDistance(at, now);
  if (distance === 0) return { kind: "clock", ...timeText("etaClock", { clock: clockWords(at) }) };
  if (distance < 7) {
    const words = timeText("etaDayClock", { day: dayWords(at, now), clock: clockWords(at) });
    return { kind: "dayClock", ...words };
  }
  return { kind: "day", ...timeText("etaDay", { day: dayWords(at, now) }) };
}

/** "in 6 min": both parts in one. */
export function etaText(at: Date, now: Date): string {
  const { lead, strong } = etaWords(at, now);
  return `${lead} ${strong}`.trim();
}

/** When downloads are complete. Never "any moment": the rest of the request may not have been found. */
export function partEtaWords(at: Date, now: Date): string {
  return etaWords(at, now).kind === "moment" ? timeText("underMinute") : etaText(at, now);
}

/** A length of time, in whole units as in "12 min ago", so that both agree: "at once", "40 s", "6 min", "2 h 10 min", "3 days". */
export function durationWords(ms: number): string {
  if (ms < 2 * SECOND) return timeText("atOnce");
  if (ms < MINUTE) return timeText("seconds", { seconds: Math.floor(ms / SECOND) });
  if (ms < HOUR) return timeText("minutes", { minutes: Math.floor(ms / MINUTE) });
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    const hours = Math.floor(ms / HOUR);
    return minutes === 0
      ? timeText("hours", { hours })
      : timeText("hoursMinutes", { hours, minutes });
  }
  return timeText("days", { days: Math.round(ms / DAY) });
}

/** A coming day in the fewest letters, for a small square: "today", "Fri", "3 Dec". */
export function airDayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (distance === 0) return timeText("today");
  return distance > 0 && distance < 7 ? weekdayFormat().format(at) : dayFormat().format(at);
}
