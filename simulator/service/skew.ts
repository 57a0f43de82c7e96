import type { WorldClock } from "../clock.ts";
import type { Answer, Call, Query, Route } from "../http/router.ts";

const MINUTE_MS = 60_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Facts of a title, which do not depend on a service's clock. */
const FIXED =
  /^(airDate|airDateUtc|firstAired|inCinemas|digitalRelease|physicalRelease|releaseDate|PremiereDate|AirDate)$/;
/** qBittorrent's timestamps, in seconds. */
const EPOCH = /^(added_on|completion_on|last_activity|seen_complete)$/;

/** The clock of a service that is off. */
export function skewClock(clock: WorldClock, minutes: number): WorldClock {
  return { ...clock, now: () => shift(clock.now(), minutes) };
}

/** Routes of such a service: it reports and accepts its own times. */
export function skewRoutes(routes: readonly Route[], minutes: number): Route[] {
  return routes.map((route) => ({
    ...route,
    async answer(call: Call): Promise<Answer> {
      const answer = await route.answer({ ...call, query: skewQuery(call.query, -minutes) });
      return { ...answer, json: skewTimes(answer.json, minutes) };
    },
  }));
}

/** Every reported instant of a past event. */
function skewTimes(value: unknown, minutes: number, key = ""): unknown {
  if (typeof value === "string")
    return INSTANT.test(value) && !FIXED.test(key)
      ? shift(new Date(value), minutes).toISOString()
      : value;
  if (typeof value === "number") return EPOCH.test(key) && value > 0 ? value + minutes * 60 : value;
  if (Array.isArray(value)) return value.map((one) => skewTimes(one, minutes, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, skewTimes(one, minutes, name)]),
  );
}

/** The same for a body that is sent out. */
export function skewBody(body: object, minutes: number): object {
  if (minutes === 0) return body;
  // An object stays one.
  return skewTimes(body, minutes) as object;
}

function skewQuery(query: Query, minutes: number): Query {
  return {
    ...query,
    text(name) {
      const value = query.text(name);
      return value !== null && INSTANT.test(value)
        ? shift(new Date(value), minutes).toISOString()
        : value;
    },
  };
}

function shift(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE_MS);
}
