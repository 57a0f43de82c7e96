import type { RequestState } from "../graphql/graphql.ts";
import { perLocale } from "../language/per-locale.ts";
import { forecasts, forecastText } from "../language/words/forecast.ts";
import { wordMessage } from "./message.ts";
import { isEnded } from "./state.ts";
import { dayClockWords, dayWords, durationWords, momentWords } from "./time.ts";

export interface ForecastRequest {
  readonly state: RequestState;
  /** When everything should be downloaded, by the download clients. */
  readonly eta: string | null;
  readonly forecast: {
    readonly earliest: string;
    readonly latest: string;
    readonly usualFromSeconds: number;
    readonly usualToSeconds: number;
    readonly journeys: number;
    readonly message: string;
    readonly messageCode: string;
  } | null;
}

const clockFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }),
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * "Usually 20 min to 2 h; likely today 21:30 – 23:00.": when a request is likely to be ready. Null without a forecast, and
 * once its range has passed.
 */
export function forecastWords(
  { state, eta, forecast }: ForecastRequest,
  now: Date,
): { readonly text: string; readonly basis: string } | null {
  if (forecast === null || state === "AVAILABLE" || isEnded(state)) return null;
  const time = spanWords(forecast, eta === null ? null : new Date(eta), now);
  if (time === null) return null;
  return {
    text:
      wordMessage(forecasts, forecast.messageCode, { usual: usualWords(forecast), time }) ??
      forecast.message,
    basis: forecastText("basis", { count: forecast.journeys }),
  };
}

type Range = NonNullable<ForecastRequest["forecast"]>;

/** "20 min to 2 h": rounded away from each other, so that no range says more than is known. */
function usualWords({ usualFromSeconds, usualToSeconds }: Range): string {
  const step = stepOf(usualToSeconds * 1000);
  const from = floorTo(usualFromSeconds * 1000, step);
  const to = ceilTo(Math.max(MINUTE, usualToSeconds * 1000), step);
  return from < MINUTE
    ? forecastText("upTo", { time: durationWords(to) })
    : forecastText("lengths", { from: durationWords(from), to: durationWords(to) });
}

/** "today 21:30 – 23:00", "by 23:00", "today 23:40 to tomorrow 01:00", "Fri to Sun"; null once it has passed. */
function spanWords({ earliest, latest }: Range, eta: Date | null, now: Date): string | null {
  const last = new Date(latest);
  if (last <= now) return null;
  const step = Math.min(15 * MINUTE, stepOf(last.getTime() - now.getTime()));
  // Not before the ETA that is shown beside it.
  const from = new Date(Math.max(floorTo(Date.parse(earliest), step), eta?.getTime() ?? 0));
  const to = new Date(ceilTo(last.getTime(), step));
  if (to.getTime() - now.getTime() > 2 * DAY) {
    const [begin, end] = [dayWords(from < now ? now : from, now), dayWords(to, now)];
    return begin === end ? begin : forecastText("between", { from: begin, to: end });
  }
  if (from <= now) return forecastText("by", { time: momentWords(to, now) });
  return dayWords(from, now) === dayWords(to, now)
    ? forecastText("dayClocks", {
        day: dayWords(from, now),
        clocks: clockFormat().formatRange(from, to),
      })
    : forecastText("between", { from: dayClockWords(from, now), to: dayClockWords(to, now) });
}

function stepOf(ms: number): number {
  if (ms < 20 * MINUTE) return MINUTE;
  if (ms < 3 * HOUR) return 5 * MINUTE;
  if (ms < 12 * HOUR) return 15 * MINUTE;
  return ms < 2 * DAY ? HOUR : DAY;
}

function floorTo(ms: number, step: number): number {
  return Math.floor(ms / step) * step;
}

function ceilTo(ms: number, step: number): number {
  return Math.ceil(ms / step) * step;
}
