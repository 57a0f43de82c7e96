import { instanceOf } from "../../simulator/world/arr.ts";
import type { ArrInstance, ArrItem, SeerrRequest, Unit } from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";
import type { Timeline } from "./timeline.ts";

/** Which titles and units of the arrs belong to which request. */
export interface AskedUnits {
  /** Position of the request among everything that happened. */
  since(seerrRequest: SeerrRequest): number;
  /** The arr's item for a request, also a removed one. */
  itemOf(seerrRequest: SeerrRequest): ArrItem | null;
  /** The titles of the arrs that Seerr sent the request to before. */
  formerItemsOf(seerrRequest: SeerrRequest): readonly ArrItem[];
  /** What the arrs have or had of it that it was sent to before. */
  formerUnitsOf(seerrRequest: SeerrRequest, unit: Unit): readonly Unit[];
  /** Everything that its title has, also what it does not ask for. */
  allUnitsOf(seerrRequest: SeerrRequest): readonly Unit[];
  /** The units of a request. */
  unitsOf(seerrRequest: SeerrRequest): readonly Unit[];
  /** Newer requests that want the same from the same arr. */
  newerThan(seerrRequest: SeerrRequest): readonly SeerrRequest[];
}

export function createAskedUnits(world: World, timeline: Timeline): AskedUnits {
  const { seerrRequests, items, removals, sentTo, successors } = timeline;
  const since = (seerrRequest: SeerrRequest): number => seerrRequests.get(seerrRequest)?.order ?? 0;
  const instance = (seerrRequest: SeerrRequest): ArrInstance => instanceOf(world, seerrRequest);
  const wasThereFor = (item: ArrItem, seerrRequest: SeerrRequest): boolean =>
    item.title === seerrRequest.title &&
    (removals.get(item)?.order ?? Infinity) > since(seerrRequest);

  function itemOf(seerrRequest: SeerrRequest): ArrItem | null {
    // An older request keeps the item it was about; only with its files does it go on to a later one.
    return (
      [...items.keys()].find(
        (item) => item.instance === instance(seerrRequest) && wasThereFor(item, seerrRequest),
      ) ?? null
    );
  }

  function formerItemsOf(seerrRequest: SeerrRequest): readonly ArrItem[] {
    return [...items.keys()].filter(
      (item) =>
        item.instance !== instance(seerrRequest) &&
        sentTo.get(seerrRequest)?.has(item.instance) === true &&
        wasThereFor(item, seerrRequest),
    );
  }

  function latest(unit: Unit): Unit {
    const successor = successors.get(unit);
    return successor === undefined ? unit : latest(successor);
  }

  function allUnitsOf(seerrRequest: SeerrRequest): readonly Unit[] {
    return (itemOf(seerrRequest)?.units ?? []).map(latest);
  }

  return {
    since,
    itemOf,
    formerItemsOf,
    formerUnitsOf: (seerrRequest, { episode }) =>
      formerItemsOf(seerrRequest)
        .flatMap((item) => item.units)
        .filter((unit) => unit.episode === episode),
    allUnitsOf,
    unitsOf: (seerrRequest) =>
      allUnitsOf(seerrRequest).filter(
        ({ episode }) => episode === null || seerrRequest.seasons.includes(episode.season),
      ),
    newerThan: (seerrRequest) =>
      [...seerrRequests.keys()].filter(
        (other) =>
          since(other) > since(seerrRequest) &&
          other.title === seerrRequest.title &&
          instance(other) === instance(seerrRequest) &&
          world.seerrRequests.includes(other) &&
          other.status !== "declined",
      ),
  };
}
