import type { Observation } from "../../domain/observation/observation.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { LostUnit } from "../../integrations/port/snapshot.ts";
import type { TrackedItem } from "../../integrations/port/tracked-item.ts";
import {
  observe,
  renumberedBy,
  sumOf,
  type Observed,
  type ObserveOptions,
} from "../ingest/observe.ts";
import { watchDecisions } from "../ingest/stale-answers.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { keysOf } from "../projection/request-keys.ts";
import { loadItems } from "../projection/tracked-items.ts";
import type { ServicesContext } from "../services/context.ts";
import { believable, keysOfLost, lostByAll, toLost } from "./missing/lost.ts";
import type { ServiceSnapshot } from "./snapshots.ts";

/**
 * Asks every service about these requests, one after another in the order of the pipeline, so that each starts from
 * what the one before has reported.
 */
export async function syncPage(
  ctx: ServicesContext,
  snapshots: readonly ServiceSnapshot[],
  requestIds: readonly string[],
  options: Pick<ObserveOptions, "isImport"> = {},
): Promise<Observed> {
  const reported: Observed[] = [];
  const lost = new Map<string, readonly LostUnit[]>();
  const unreadable: LostUnit[] = [];
  const silentArrs = new Set<string>();
  let hasShokoAnswered = false;
  for (const service of snapshots) {
    const ids = service.role === "library" ? await withSiblings(ctx, requestIds) : requestIds;
    const items = await loadItems(ctx.store.read, ids);
    for (const [withHistory, some] of splitByHistory(service, items)) {
      const withoutOutdated = await watchDecisions(ctx, service);
      const found = await service.readItems(some, { withHistory });
      if (found === null) {
        if (service.role === "arr") silentArrs.add(service.slug);
        continue;
      }
      if (service.role === "matching") {
        hasShokoAnswered = true;
        unreadable.push(...(found.lost ?? []));
      }
      if (service.role === "library") lost.set(service.slug, found.lost ?? []);
      await ctx.inbox.applied();
      const current = await withoutOutdated(found.observations);
      const observations = current.filter((one) => !isUnconfirmed(one, silentArrs));
      reported.push(
        await observe(ctx, observations, { ...options, ...renumberedBy(service.slug, found) }),
      );
    }
  }
  reported.push(await observe(ctx, await reportLost(ctx, lost, requestIds)));
  const neverShown = { lost, unreadable, hasShokoAnswered, requestIds };
  reported.push(await observe(ctx, await reportNeverShown(ctx, neverShown)));
  return sumOf(reported);
}

/** What a library plays counts once the arr has said that it has the file (see polling/refresh-arrs.ts). */
function isUnconfirmed({ kind, keys }: Observation, silentArrs: ReadonlySet<string>): boolean {
  return kind === "playable" && keys.arr !== undefined && silentArrs.has(keys.arr.service);
}

/** Adds the other requests for the same movies: in a library, the file of one may look like that of another. */
async function withSiblings(
  { store }: ProjectionContext,
  requestIds: readonly string[],
): Promise<readonly string[]> {
  const movies = await store.read.mediaRequest.findMany({
    where: { id: { in: [...requestIds] }, mediaType: "MOVIE", tmdbId: { not: null } },
    select: { tmdbId: true },
  });
  const tmdbIds = movies.flatMap(({ tmdbId }) => tmdbId ?? []);
  if (tmdbIds.length === 0) return requestIds;
  const siblings = await store.read.mediaRequest.findMany({
    where: { mediaType: "MOVIE", tmdbId: { in: tmdbIds }, id: { notIn: [...requestIds] } },
    select: { id: true },
  });
  return [...requestIds, ...siblings.map(({ id }) => id)];
}

/** Splits off items without a history: theirs is read from the arr. */
function splitByHistory(
  { role }: ServiceSnapshot,
  items: readonly TrackedItem[],
): readonly (readonly [boolean, readonly TrackedItem[]])[] {
  if (role !== "arr") return [[false, items]];
  const isNew = (item: TrackedItem) => item.hasHistory !== true;
  const split = [
    [true, items.filter(isNew)],
    [false, items.filter((item) => !isNew(item))],
  ] as const;
  return split.filter(([, some]) => some.length > 0);
}

/** Longer than a library may stay unscanned while units wait for it. */
const SHOWN_BY_MS = 15 * 60_000;

/**
 * Reports units that left their arr before the library showed them: no service has them. A file that Shoko has and does
 * not recognise may still exist, unless Shoko cannot read it any more.
 */
async function reportNeverShown(
  ctx: ProjectionContext,
  {
    lost,
    unreadable,
    hasShokoAnswered,
    requestIds,
  }: {
    readonly lost: ReadonlyMap<string, readonly LostUnit[]>;
    readonly unreadable: readonly LostUnit[];
    readonly hasShokoAnswered: boolean;
    readonly requestIds: readonly string[];
  },
): Promise<readonly Observation[]> {
  const slug = answeredBy(ctx, lost);
  if (slug === null) return [];
  const waiting = await ctx.store.read.unit.findMany({
    where: {
      requestId: { in: [...requestIds] },
      isUnmanaged: true,
      stateChangedAt: { lt: new Date(ctx.clock.now().getTime() - SHOWN_BY_MS) },
      state: { in: ["IMPORTING", "ANIME_MATCHING"] },
    },
    select: { season: true, number: true, state: true, matching: true, request: true },
  });
  return waiting
    .filter(
      ({ state, matching, request: { arrService, arrId }, season, number }) =>
        state === "IMPORTING" ||
        matching === "matched" ||
        (matching === null && hasShokoAnswered) ||
        unreadable.some(
          ({ item: { arr }, episode }) =>
            arr?.service === arrService &&
            arr?.id === arrId &&
            (episode?.season ?? null) === season &&
            (episode?.number ?? null) === number,
        ),
    )
    .map(({ request, season, number }) => toLost(slug, keysOf(request, [{ season, number }])));
}

/** Reports units that no library shows. */
async function reportLost(
  ctx: ServicesContext,
  byLibrary: ReadonlyMap<string, readonly LostUnit[]>,
  requestIds: readonly string[],
): Promise<readonly Observation[]> {
  const slug = answeredBy(ctx, byLibrary);
  if (slug === null) return [];
  const reported = lostByAll([...byLibrary.values()]);
  if (reported.length === 0) return [];
  const current = await loadItems(ctx.store.read, requestIds);
  const lost = await believable(ctx, reported, current);
  return lost.map((unit) => toLost(slug, keysOfLost(unit)));
}

/** Returns the slug of one of the libraries if all of them have answered. */
function answeredBy(
  { services: { integrations } }: ProjectionContext,
  byLibrary: ReadonlyMap<string, unknown>,
): string | null {
  const libraries = [...integrations.values()].filter(({ kind }) => ROLES[kind] === "library");
  const [slug] = byLibrary.keys();
  return slug !== undefined && libraries.every((library) => byLibrary.has(library.slug))
    ? slug
    : null;
}
