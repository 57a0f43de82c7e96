import type {
  IntegrationDeps,
  ServiceConnection,
} from "../../../../server/integrations/port/connection.ts";
import type { PollScope } from "../../../../server/integrations/port/poll.ts";
import type {
  TrackedItem,
  TrackedUnit,
} from "../../../../server/integrations/port/tracked-item.ts";

export const API_KEY = 'key with "quotes", commas & spaces';

export type Item = Record<string, unknown> & { readonly Id: string };

export interface FakeJellyfin {
  titles: readonly Item[];
  movies: readonly Item[];
  readonly episodes: Map<string, readonly Item[]>;
  readonly calls: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: Headers;
  }[];
  readonly fetch: typeof fetch;
  callsTo(path: string): number;
}

/** A Jellyfin 12 behind a `fetch`: accepts only the modern header and pages its lists. */
export function createFakeJellyfin(): FakeJellyfin {
  function answer({ url: address, headers }: Request): Response {
    const url = new URL(address);
    const query = url.searchParams;
    fake.calls.push({ path: url.pathname, query, headers });
    const token = /^MediaBrowser Token="([^"]*)"/.exec(headers.get("authorization") ?? "")?.[1];
    if (token === undefined || decodeURIComponent(token) !== API_KEY)
      return new Response(null, { status: 401 });

    const start = Number(query.get("startIndex") ?? 0);
    const page = (items: readonly Item[]) =>
      Response.json({
        Items: items.slice(start, start + Number(query.get("limit") ?? items.length)),
      });
    if (url.pathname === "/jelly/System/Info")
      return Response.json({ Version: "10.11.11", ServerName: "homelab", Id: "1" });
    if (url.pathname === "/jelly/Items") {
      const ids = query.get("ids")?.split(",");
      const items = [...fake.movies, ...[...fake.episodes.values()].flat()];
      return page(ids ? items.filter((item) => ids.includes(item.Id)) : fake.titles);
    }
    const seriesId = /^\/jelly\/Shows\/([^/]+)\/Episodes$/.exec(url.pathname)?.[1];
    const episodes = seriesId === undefined ? undefined : fake.episodes.get(seriesId);
    return episodes ? page(episodes) : new Response(null, { status: 404 });
  }

  const fake: FakeJellyfin = {
    titles: [],
    movies: [],
    episodes: new Map(),
    calls: [],
    fetch: async (input, init) => answer(new Request(input, init)),
    callsTo: (path) => fake.calls.filter((call) => call.path === `/jelly${path}`).length,
  };
  return fake;
}

export function connectionTo(extra: Partial<ServiceConnection> = {}): ServiceConnection {
  return {
    slug: "jellyfin",
    kind: "JELLYFIN",
    url: "http://jellyfin.test:8096/jelly",
    apiKey: API_KEY,
    ...extra,
  };
}

export function depsFor(
  fetchAnswer: typeof fetch,
  now: () => Date = () => new Date(),
): IntegrationDeps {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
  return { fetch: fetchAnswer, now, log, signal: new AbortController().signal };
}

export function createTestClock(start = "2026-11-22T07:00:00.000Z") {
  let now = new Date(start).getTime();
  return { now: () => new Date(now), advance: (ms: number) => void (now += ms) };
}

export function trackedShow(
  units: readonly TrackedUnit[],
  extra: Partial<TrackedItem> = {},
): TrackedItem {
  return {
    mediaType: "TV",
    title: "Amber Field",
    isAnime: false,
    arr: { service: "sonarr", id: 4 },
    tvdbId: 390_001,
    seasons: [1],
    state: "IMPORTING",
    units,
    ...extra,
  };
}

export function trackedMovie(
  movie: NonNullable<TrackedItem["movie"]>,
  extra: Partial<TrackedItem> = {},
): TrackedItem {
  return {
    mediaType: "MOVIE",
    title: "Night Ferry",
    isAnime: false,
    arr: { service: "radarr", id: 9 },
    tmdbId: 900_101,
    seasons: [],
    state: "IMPORTING",
    movie,
    units: [],
    ...extra,
  };
}

export function scopeOf(...tracked: readonly TrackedItem[]): PollScope {
  return { tracked, downloadIds: new Set(), cursor: null };
}
