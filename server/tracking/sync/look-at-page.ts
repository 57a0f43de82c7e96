import type { Observation } from "../../domain/observation.ts";
import type { LostUnit } from "../../integrations/control.ts";
import { ROLES } from "../../integrations/port.ts";
import type { WatchedItem } from "../../integrations/watched.ts";
import type { TrackingContext } from "../context.ts";
import { believable, lostByAll, toLost } from "../missing/lost.ts";
import { observe, type Observed } from "../observe.ts";
import { loadItems } from "../watch.ts";
import type { ServiceSurvey } from "./surveys.ts";

/** Asks every service about these requests, one after the other in road order: each finds what the one before has told. */
export async function lookAtPage(
  ctx: TrackingContext,
  surveys: readonly ServiceSurvey[],
  requestIds: readonly string[],
): Promise<Observed> {
  const total = { requestIds: new Set<string>(), added: 0, idsFilled: 0 };
  const add = (observed: Observed): void => {
    for (const id of observed.requestIds) total.requestIds.add(id);
    total.added += observed.added;
    total.idsFilled += observed.idsFilled;
  };
  const lost = new Map<string, readonly LostUnit[]>();
  for (const service of surveys) {
    const items = await loadItems(ctx.store.read, requestIds);
    for (const [withHistory, some] of splitByPast(service, items)) {
      const found = await service.look(some, { withHistory });
      if (found === null) continue;
      if (service.role === "library") lost.set(service.slug, found.lost ?? []);
      await ctx.inboxApplied();
      add(await observe(ctx, found.observations));
    }
  }
  add(await observe(ctx, await tellLost(ctx, lost)));
  return total;
}

/** What was followed has its past already; of what was not, the arr's own history tells it. */
function splitByPast(
  { role }: ServiceSurvey,
  items: readonly WatchedItem[],
): readonly (readonly [boolean, readonly WatchedItem[]])[] {
  if (role !== "arr") return [[false, items]];
  const isNew = (item: WatchedItem) => item.hasPast !== true;
  const split = [
    [true, items.filter(isNew)],
    [false, items.filter((item) => !isNew(item))],
  ] as const;
  return split.filter(([, some]) => some.length > 0);
}

/** Only when every library there is has answered, and none shows it. */
async function tellLost(
  ctx: TrackingContext,
  byLibrary: ReadonlyMap<string, readonly LostUnit[]>,
): Promise<readonly Observation[]> {
  const libraries = [...ctx.integrations.values()].filter(({ kind }) => ROLES[kind] === "library");
  const [slug] = byLibrary.keys();
  if (slug === undefined || !libraries.every((library) => byLibrary.has(library.slug))) return [];
  const lost = await believable(ctx, lostByAll([...byLibrary.values()]));
  return lost.map((unit) => toLost(slug, unit));
}
