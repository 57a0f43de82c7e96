const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LOCALE = "en-GB";
const clockFormat = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const secondFormat = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const longWeekdayFormat = new Intl.DateTimeFormat(LOCALE, { weekday: "long" });
const dayFormat = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });
const dateFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
});
const exactFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "long" });
const exactDayFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full" });

export function clockWords(at: Date): string {
  return clockFormat.format(at);
}

/** The exact moment with its zone, for whoever wants to know. */
export function exactWords(at: Date): string {
  return exactFormat.format(at);
}

/** The exact day, of a date without a time. */
export function exactDayWords(at: Date): string {
  return exactDayFormat.format(at);
}

/** Whole days from now to then by the calendar: 0 today, 1 tomorrow, -1 yesterday. */
function dayDistance(at: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(at) - midnight(now)) / DAY);
}

/** A day in the fewest words that are not ambiguous: "today", "Fri", "3 Dec", "3 Dec 2024". */
export function dayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (distance === 0) return "today";
  if (distance === 1) return "tomorrow";
  if (distance === -1) return "yesterday";
  if (Math.abs(distance) < 7) return weekdayFormat.format(at);
  return at.getFullYear() === now.getFullYear() ? dayFormat.format(at) : dateFormat.format(at);
}

/** When something happened: "just now", "12 min ago", "20:41", "yesterday 20:41", "Tue 18:02". */
export function agoWords(at: Date, now: Date): string {
  const elapsed = now.getTime() - at.getTime();
  if (elapsed < MINUTE && elapsed > -MINUTE) return "just now";
  if (elapsed > 0 && elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)} min ago`;
  return momentWords(at, now);
}

/** A moment by the clock, with its day where it is not today: "20:41", "Tue 18:02". */
export function momentWords(at: Date, now: Date): string {
  return dayDistance(at, now) === 0 ? clockWords(at) : `${dayWords(at, now)} ${clockWords(at)}`;
}

/** A moment by the clock to the second, with its day where it is not today: "20:41:07", "Tue 18:02:55". */
export function momentSecondWords(at: Date, now: Date): string {
  const clock = secondFormat.format(at);
  return dayDistance(at, now) === 0 ? clock : `${dayWords(at, now)} ${clock}`;
}

/** A moment with its day, always: "today 12:40", "yesterday 20:41", "Tue 18:02". */
export function dayClockWords(at: Date, now: Date): string {
  return `${dayWords(at, now)} ${clockWords(at)}`;
}

/** "today, 18:12", then the day alone. */
export function sinceDayWords(at: Date, now: Date): string {
  return dayDistance(at, now) === 0 ? `today, ${clockWords(at)}` : dayWords(at, now);
}

/** For the end of a sentence: "today", "on Tuesday", "on 3 Dec". */
export function onDayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (Math.abs(distance) <= 1) return dayWords(at, now);
  if (Math.abs(distance) < 7) return `on ${longWeekdayFormat.format(at)}`;
  return `on ${dayWords(at, now)}`;
}

export interface EtaWords {
  readonly lead: string;
  /** The part to be read first. */
  readonly strong: string;
}

/** When it will be there, like a clock: "in 6 min", "about 21:40", "tomorrow 02:10". */
export function etaWords(at: Date, now: Date): EtaWords {
  const left = at.getTime() - now.getTime();
  if (left < MINUTE) return { lead: "any", strong: "moment" };
  if (left < 20 * MINUTE) return { lead: "in", strong: `${Math.round(left / MINUTE)} min` };
  const distance = dayDistance(at, now);
  if (distance === 0) return { lead: "about", strong: clockWords(at) };
  if (distance < 7) return { lead: dayWords(at, now), strong: clockWords(at) };
  return { lead: "about", strong: dayWords(at, now) };
}

/** When downloads are complete. Never "any moment": the rest of the request may not have been found. */
export function partEtaWords(at: Date, now: Date): string {
  const { lead, strong } = etaWords(at, now);
  return lead === "any" ? "in under 1 min" : `${lead} ${strong}`;
}

/** A length of time, in whole units as in "12 min ago", so that both agree: "at once", "40 s", "6 min", "2 h 10 min", "3 days". */
export function durationWords(ms: number): string {
  if (ms < 2 * SECOND) return "at once";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    const hours = Math.floor(ms / HOUR);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  const days = Math.round(ms / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}

/** A coming day in the fewest letters, for a small square: "today", "Fri", "3 Dec". */
export function airDayWords(at: Date, now: Date): string {
  const distance = dayDistance(at, now);
  if (distance === 0) return "today";
  return distance > 0 && distance < 7 ? weekdayFormat.format(at) : dayFormat.format(at);
}
