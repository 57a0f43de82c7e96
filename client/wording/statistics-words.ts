import { countWords } from "./sentence.ts";
import { serviceName } from "./service-name.ts";

/** Nothing is said from fewer cases. */
export const MIN_CASES = 5;

const LOCALE = "en-GB";
/** The parts of a period are whole days, UTC. */
const dayFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const dateFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const LONG_MS = 300 * 86_400_000;

/** The days of a part of the period: "3 Dec", "3 – 9 Dec", "3 – 9 Dec 2025" in a long one. */
export function bucketWords(
  { from, to }: { readonly from: string; readonly to: string },
  since: Date,
  now: Date,
): string {
  const format = now.getTime() - since.getTime() > LONG_MS ? dateFormat : dayFormat;
  const last = new Date(Date.parse(to) - 1);
  return format.formatRange(new Date(from), last);
}

/** Hours, added up: "under 1 min", "40 min", "3.5 h", "1,240 h". */
export function hoursWords(seconds: number): string {
  if (seconds < 60) return "under 1 min";
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  const hours = seconds / 3600;
  return `${hours < 10 ? hours.toFixed(1) : countWords(Math.round(hours))} h`;
}

const TYPES: Readonly<Record<string, string>> = {
  MOVIE: "Movies",
  TV: "Series",
  ANIME: "Anime",
};

export const OTHERS = "All others";

export function typeWords(key: string | null): string {
  return key === null ? OTHERS : (TYPES[key] ?? key);
}

export function serviceWords(key: string | null): string {
  return key === null ? OTHERS : serviceName(key);
}

export function indexerWords(key: string | null): string {
  return key ?? OTHERS;
}
