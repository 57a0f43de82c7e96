import { perLocale } from "../language/per-locale.ts";
import { statisticsText } from "../language/words/calendar.ts";
import { timeText } from "../language/words/time.ts";
import { countWords } from "./sentence.ts";
import { serviceName } from "./service-name.ts";

/** Nothing is said from fewer cases. */
export const MIN_CASES = 5;

/** The parts of a period are whole days, UTC. */
const format = (options: Intl.DateTimeFormatOptions) =>
  perLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
const dayFormat = format({ day: "numeric", month: "short" });
const dateFormat = format({ day: "numeric", month: "short", year: "numeric" });
const tenthFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const LONG_MS = 300 * 86_400_000;

/** The days of a part of the period: "3 Dec", "3 – 9 Dec", "3 – 9 Dec 2025" in a long one. */
export function bucketWords(
  { from, to }: { readonly from: string; readonly to: string },
  since: Date,
  now: Date,
): string {
  const isLong = now.getTime() - since.getTime() > LONG_MS;
  const last = new Date(Date.parse(to) - 1);
  return (isLong ? dateFormat() : dayFormat()).formatRange(new Date(from), last);
}

/** Hours, added up: "under 1 min", "40 min", "3.5 h", "1,240 h". */
export function hoursWords(seconds: number): string {
  if (seconds < 60) return timeText("underOneMinute");
  if (seconds < 3600) return timeText("minutes", { minutes: Math.round(seconds / 60) });
  const hours = seconds / 3600;
  return timeText("hours", {
    hours: hours < 10 ? tenthFormat().format(hours) : countWords(Math.round(hours)),
  });
}

const TYPES: Readonly<Record<string, "movies" | "series" | "anime">> = {
  MOVIE: "movies",
  TV: "series",
  ANIME: "anime",
};

export function othersWords(): string {
  return statisticsText("others");
}

export function typeWords(key: string | null): string {
  if (key === null) return othersWords();
  const type = TYPES[key];
  return type === undefined ? key : statisticsText(type);
}

export function serviceWords(key: string | null): string {
  return key === null ? othersWords() : serviceName(key);
}

export function indexerWords(key: string | null): string {
  return key ?? othersWords();
}
