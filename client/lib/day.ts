/** A day of somebody's calendar: days since 1970, whatever the zone. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Returns the day of a moment where this browser is. */
export function localDay(at: Date): Day {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS;
}

/**
 * Returns a date of the API as a moment. If only its day is known, the date is midnight UTC: the moment is noon of that day
 * where this browser is, so that it is the same day in every zone.
 */
export function toMoment(date: string, isDayOnly: boolean): Date {
  const at = new Date(date);
  return isDayOnly ? new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12) : at;
}

/** Returns the day as midnight UTC, for formats in UTC. */
export function dayDate(day: Day): Date {
  return new Date(day * DAY_MS);
}

/** "2026-12-01", for addresses and `datetime`. */
export function dayText(day: Day): string {
  return dayDate(day).toISOString().slice(0, 10);
}

/** Returns null for anything but a date such as "2026-12-01". */
export function parseDay(text: string | undefined): Day | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : time / DAY_MS;
}

/** 0 for Monday, 6 for Sunday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function startOfWeek(day: Day): Day {
  return day - weekday(day);
}

export function startOfMonth(day: Day): Day {
  return day - dayDate(day).getUTCDate() + 1;
}

/** Returns the first day of the month that many months later. */
export function addMonths(day: Day, months: number): Day {
  const date = dayDate(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
}
