const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A moment as a clock on the wall of a time zone shows it. */
export interface WallTime {
  /** Days since 1970. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly minute: number;
  /** 1: Monday … 7: Sunday. */
  readonly weekday: number;
}

/** Returns the same name if the platform knows the time zone; null otherwise. */
export function findTimeZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const created = new Intl.DateTimeFormat("en", {
    timeZone: findTimeZone(timeZone) ?? "UTC",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, created);
  return created;
}

/** Returns the time of the wall clock as if it were UTC, in milliseconds. */
function wallMs(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
}

export function toWallTime(at: Date, timeZone: string): WallTime {
  const wall = wallMs(at.getTime(), timeZone);
  const day = Math.floor(wall / DAY_MS);
  // 1970 began on a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return { day, minute: Math.floor((wall - day * DAY_MS) / MINUTE_MS), weekday };
}

/**
 * Returns the first moment after `after` at which the wall clock of a time zone shows this. Clocks that go back show it
 * twice; clocks that go forward may skip it: then it is as long after midnight as it would have been.
 */
export function fromWallTime(
  { day, minute }: Pick<WallTime, "day" | "minute">,
  timeZone: string,
  after: Date,
): Date {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  // Before and after a change of the clocks, which no zone makes twice within two days.
  const [before, later] = [wall - DAY_MS, wall + DAY_MS].map(
    (near) => wall - (wallMs(near, timeZone) - near),
  ) as [number, number];
  const shown = [before, later]
    .filter((at) => wallMs(at, timeZone) === wall)
    .toSorted((a, b) => a - b);
  const found = shown.find((at) => at > after.getTime()) ?? shown.at(-1) ?? before;
  return new Date(found);
}
