import type { ArrItem, MediaFile, SeerrRequest, Unit } from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";
import { createAskedUnits, type AskedUnits } from "./asked-units.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import { isKnownToArrAlone, isUnseen } from "./truth.ts";
import { createUnitTruths, type UnitTruths } from "./unit-truth.ts";

/** One round of polls. */
export const KNOWN_AFTER_MS = 90_000;

/** The longest outage of a service, and the poll after it. */
const OUTAGE_MS = 5 * 60_000;

/** Remembers facts that the present state of the simulated world does not show. */
export interface Witness
  extends
    Pick<Timeline, "observe" | "changedAt">,
    Omit<AskedUnits, "since" | "formerUnitsOf">,
    UnitTruths {
  /** Every request ever made, oldest first. */
  seerrRequests(): readonly SeerrRequest[];
  /** A newer request wants the same from the same arr. */
  isSuperseded(seerrRequest: SeerrRequest): boolean;
  /** Its file was deleted, and just before a newer request something came for it. */
  isRevivedJustBefore(seerrRequest: SeerrRequest, unit: Unit): boolean;
  /** The unit, and what the arrs had of it that Seerr sent the request to before. */
  holdersOf(seerrRequest: SeerrRequest, unit: Unit): readonly Unit[];
  /** Its title left the arr before a round of polls could show the two together. */
  isRemovedUnseen(seerrRequest: SeerrRequest): boolean;
  /**
   * Its arr was restored from a backup without its title: that nobody has removed it shows only where the arr has given
   * numbers away again.
   */
  isForgotten(seerrRequest: SeerrRequest): boolean;
  /** Seerr has sent it to another arr. */
  isMoved(seerrRequest: SeerrRequest): boolean;
  /** Last moment at which the library played the arr's file of the unit, and at which the arr had one at all. */
  sightings(unit: Unit): { readonly playableAt: number; readonly missingAt: number };
  /** A library has not looked yet at something that it would show, and that a request asks for. */
  owesShowing(): boolean;
  /** Nor at something that it would show no more. */
  owesDropping(): boolean;
  /** Something has left its arr with its files, maybe before the tracker has seen it in the library. */
  owesGivingUp(): boolean;
  /** Only its arr could report that its file exists. */
  isKnownToArrAlone(unit: Unit): boolean;
  /** Its file was gone, and another one came before two looks could show that. */
  wasBrieflyLost(unit: Unit): boolean;
  /** Its file was missing before two polls could show that the library plays it. */
  wasBrieflyPlayed(unit: Unit): boolean;
  /** A file of it was missing, and another one came: whoever knew of the loss waits for the library again. */
  hasComeAnew(unit: Unit): boolean;
  /** The arr has found its file on the disk: only the change scan notices. */
  isFoundAgain(unit: Unit): boolean;
}

export function createWitness(world: World): Witness {
  const timeline = createTimeline(world);
  const { seerrRequests, removals, revivals, missing, played, playableAt, missingAt } = timeline;
  const asked = createAskedUnits(world, timeline);
  const { itemOf, formerItemsOf, formerUnitsOf, allUnitsOf, unitsOf, newerThan } = asked;

  const isShown = ({ disk }: MediaFile): boolean =>
    world.libraries.jellyfin.items.get(disk.path)?.file === disk;
  const removedWithFiles = (): readonly ArrItem[] =>
    [...removals].flatMap(([item, { withFiles }]) => (withFiles ? [item] : []));

  return {
    ...createUnitTruths(world, timeline, asked),
    observe: timeline.observe,
    changedAt: timeline.changedAt,
    seerrRequests: () => [...seerrRequests.keys()],
    itemOf,
    formerItemsOf,
    allUnitsOf,
    unitsOf,
    newerThan,
    isSuperseded: (seerrRequest) => newerThan(seerrRequest).length > 0,
    isRevivedJustBefore(seerrRequest, unit) {
      const at = revivals.get(unit)?.at ?? -Infinity;
      return newerThan(seerrRequest).some(
        ({ createdAt }) => createdAt.getTime() >= at && createdAt.getTime() - at < OUTAGE_MS,
      );
    },
    holdersOf: (seerrRequest, unit) => [unit, ...formerUnitsOf(seerrRequest, unit)],
    isRemovedUnseen(seerrRequest) {
      const item = itemOf(seerrRequest);
      const removal = item && removals.get(item);
      return !!removal && removal.at - seerrRequest.createdAt.getTime() < KNOWN_AFTER_MS;
    },
    isForgotten(seerrRequest) {
      const item = itemOf(seerrRequest);
      return item !== null && timeline.forgotten.has(item);
    },
    isMoved: (seerrRequest) => (timeline.sentTo.get(seerrRequest)?.size ?? 0) > 1,
    sightings: (unit) => ({
      playableAt: playableAt.get(unit) ?? -Infinity,
      missingAt: missingAt.get(unit) ?? -Infinity,
    }),
    owesShowing: () =>
      world.seerrRequests.some(
        (seerrRequest) =>
          seerrRequest.status !== "declined" &&
          unitsOf(seerrRequest).some((unit) => !played.has(unit) && isUnseen(world, unit)),
      ),
    owesGivingUp: () =>
      removedWithFiles().some(({ units }) => units.some((unit) => unit.file !== null)),
    owesDropping: () =>
      [...missing.byUnit.values()].some(
        ({ file }) => !world.disk.has(file.disk) && isShown(file),
      ) || removedWithFiles().some(({ files }) => files.some(isShown)),
    isKnownToArrAlone: (unit) => isKnownToArrAlone(world, unit),
    wasBrieflyLost: (unit) => missing.brieflyLost.has(unit),
    wasBrieflyPlayed: (unit) => timeline.brieflyPlayed.has(unit),
    hasComeAnew: (unit) => missing.ever.has(unit) && unit.file !== null,
    isFoundAgain: (unit) => timeline.foundAgain.has(unit),
  };
}
