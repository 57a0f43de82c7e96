import type { Instant } from "../instant.ts";
import { formatBy, type MessageOf, type Sentences } from "./catalogue.ts";

interface Expected {
  /** How long comparable journeys usually take in all. */
  readonly usualFromSeconds: number;
  readonly usualToSeconds: number;
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** When something is likely to be there. */
export interface ForecastParams {
  FORECAST: Expected;
  /** It takes longer than usual already. */
  FORECAST_LATE: Expected;
}

export const FORECAST_SENTENCES: Sentences<ForecastParams> = {
  FORECAST: (expected) => `Usually ${usualOf(expected)}; likely ${spanOf(expected)}.`,
  FORECAST_LATE: (expected) =>
    `Usually ${usualOf(expected)}; longer this time, likely ${spanOf(expected)}.`,
};

export type ForecastMessage = MessageOf<ForecastParams>;

export function formatForecast(message: ForecastMessage): string {
  return formatBy(FORECAST_SENTENCES, message);
}

function usualOf({ usualFromSeconds, usualToSeconds }: Expected): string {
  return `${lengthOf(usualFromSeconds)} to ${lengthOf(usualToSeconds)}`;
}

function spanOf({ earliest, latest }: Expected): string {
  return `between ${toMinute(earliest)} and ${toMinute(latest)} UTC`;
}

const UNITS = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3_600 },
  { name: "min", seconds: 60 },
] as const;

/** The largest two units: "1 d 4 h". */
function lengthOf(seconds: number): string {
  let left = Math.max(60, Math.round(seconds / 60) * 60);
  const parts: string[] = [];
  for (const unit of UNITS) {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    if (count > 0) parts.push(`${count} ${unit.name}`);
  }
  return parts.slice(0, 2).join(" ");
}

function toMinute(at: Instant): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
