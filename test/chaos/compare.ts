import type { State } from "../../server/domain/state.ts";
import type { Store } from "../../server/store/store.ts";
import { episodeCode } from "../../simulator/world/arr.ts";
import type { Unit, SeerrRequest } from "../../simulator/world/model.ts";
import { truthOf, type UnitTruth } from "./oracle.ts";
import type { Witness } from "./witness.ts";

type Row = Awaited<ReturnType<typeof loadRows>>[number];

/** A unit whose download or file is gone is reported only after the machine's grace period, or by the change scan. */
type Extent = "everything" | "what has no grace";

/** Holds what the tracker says now against what is so now, unit by unit. */
export async function compare(
  store: Store | null,
  witness: Witness,
  extent: Extent,
): Promise<{ readonly wrong: readonly string[]; readonly unitCount: number }> {
  if (store === null) return { wrong: ["the tracker does not run"], unitCount: 0 };
  const rows = await loadRows(store);
  const wrong: string[] = [];
  let unitCount = 0;
  for (const seerrRequest of witness.seerrRequests()) {
    const row = rows.find(
      ({ origin, originId }) => origin === "seerr" && originId === String(seerrRequest.id),
    );
    const name = `${seerrRequest.title.title} #${seerrRequest.id}`;
    if (row === undefined) {
      // A request that came and went between two polls, and whose webhook was lost, was never reported.
      if (!isOver(witness, seerrRequest)) wrong.push(`${name}: is not known`);
      continue;
    }
    const requester = ofRequester(seerrRequest, row);
    if (requester !== null && !isOver(witness, seerrRequest)) wrong.push(`${name} ${requester}`);
    const units = witness.unitsOf(seerrRequest);
    unitCount += Math.max(1, units.length);
    const reported =
      units.length === 0
        ? extent === "everything" || !isOver(witness, seerrRequest)
          ? [ofWhole(witness, seerrRequest, row)]
          : []
        : units
            .filter((unit) => extent === "everything" || !hasGrace(witness, seerrRequest, unit))
            .map((unit) => ofUnit(witness, seerrRequest, unit, row, rows));
    wrong.push(...reported.filter((words) => words !== null).map((words) => `${name} ${words}`));
  }
  const known = new Set(witness.seerrRequests().map(({ id }) => String(id)));
  for (const row of rows) {
    const { origin, originId, title } = row;
    const isAsked = origin === "seerr" ? known.has(originId) : isLeftOver(witness, row, rows);
    if (!isAsked) wrong.push(`${title} (${origin} ${originId}): nobody asked for it`);
  }
  return { wrong, unitCount };
}

function hasGrace(witness: Witness, seerrRequest: SeerrRequest, unit: Unit): boolean {
  const {
    seerrRequest: said,
    item,
    downloads,
    file,
    isMissing,
    wasDeleted,
  } = witness.truthFor(seerrRequest, unit);
  if (said === "withdrawn" || item === "removed" || item === "removed-with-files") return true;
  if (isMissing || wasDeleted || witness.isFoundAgain(unit) || witness.hasComeAnew(unit))
    return true;
  return file === "none" && downloads.some(({ fate }) => fate === "removed" || fate === "short");
}

/** A title that a request has left in its arr, which came and went without being reported: to the tracker, the arr's own. */
function isLeftOver(
  witness: Witness,
  { originService, originId }: Row,
  rows: readonly Row[],
): boolean {
  return witness.seerrRequests().some((seerrRequest) => {
    const item = witness.itemOf(seerrRequest);
    // A late webhook may have reported it, and a poll its end, before any arr named its title.
    const isReported = rows.some(
      (row) =>
        row.origin === "seerr" && row.originId === String(seerrRequest.id) && row.arrId !== null,
    );
    const isIts = item?.instance === originService && String(item.id) === originId;
    if (isIts && !isReported && isOver(witness, seerrRequest)) return true;
    // The former arr reported the title after Seerr had sent its request elsewhere.
    const former = witness.formerItemsOf(seerrRequest);
    return former.some(({ instance, id }) => instance === originService && String(id) === originId);
  });
}

/** It is gone from Seerr. */
function isOver(witness: Witness, seerrRequest: SeerrRequest): boolean {
  return witness.truthForItem(seerrRequest).seerrRequest === "withdrawn";
}

/** Seerr has the last word on who asked for it. */
function ofRequester({ requestedBy: { id, name } }: SeerrRequest, row: Row): string | null {
  if (row.requesterId === id && row.requestedBy === name) return null;
  return `is requested by ${name} (${id}), the tracker says ${row.requestedBy} (${row.requesterId})`;
}

function loadRows(store: Store) {
  return store.read.mediaRequest.findMany({ include: { units: { include: { attempts: true } } } });
}

/** A request without units. */
function ofWhole(witness: Witness, seerrRequest: SeerrRequest, row: Row): string | null {
  const expected = truthOf(witness.truthForItem(seerrRequest));
  return toWords("as a whole", expected, row.state as State);
}

function ofUnit(
  witness: Witness,
  seerrRequest: SeerrRequest,
  unit: Unit,
  row: Row,
  rows: readonly Row[],
): string | null {
  const truth = witness.truthFor(seerrRequest, unit);
  const expected = truthOf(truth);
  const { episode } = unit;
  const own = row.units.find(({ season, number }) =>
    episode === null ? season === null : season === episode.season && number === episode.number,
  );
  const name = episode === null ? "movie" : episodeCode([unit]);
  if (own === undefined) {
    // Requested while its title was being deleted: to the tracker it has never reached the arr.
    const isUnseen = expected === "DELETED" && row.state === "APPROVED";
    if (isUnseen && witness.isRemovedUnseen(seerrRequest)) return null;
    // Withdrawn or declined before anybody had listed the episodes: the row itself says what is so.
    return toWords(`${name} (without a unit)`, expected, row.state as State);
  }
  const said = own.state as State;
  // To a request that came between two polls, as the deletion of its file did, there never was a file.
  const isUnseen = expected === "DELETED" && said === "APPROVED" && own.attempts.length === 0;
  if (isUnseen && wasEarlier(witness, seerrRequest, unit, "DELETED")) return null;
  // Its arr let it go and left the file, which no other service has noticed.
  if (truth.item === "removed" && said === "DELETED" && witness.isKnownToArrAlone(unit))
    return null;
  if (witness.wasBrieflyLost(unit) && truthOf({ ...truth, wasDeleted: false }) === said)
    return null;
  // While its arr missed the file, nobody could know that the library had played it.
  if (witness.wasBrieflyPlayed(unit) && truthOf({ ...truth, wasPlayable: false }) === said)
    return null;
  if (witness.isForgotten(seerrRequest) && truthOf({ ...truth, item: "there" }) === said)
    return null;
  if (mayHaveLearnedInOtherOrder(witness, seerrRequest, unit, own, rows)) return null;
  if (mayAwaitAnew(witness, seerrRequest, unit, truth, own)) return null;
  return mayHaveHeardLate(witness, seerrRequest, unit, said) ? null : toWords(name, expected, said);
}

/**
 * What came for a unit whose file was deleted, and a newer request for the same: only the order in which the tracker
 * learns of the two shows whether the unit was still deleted at that time.
 */
function mayHaveLearnedInOtherOrder(
  witness: Witness,
  seerrRequest: SeerrRequest,
  unit: Unit,
  own: Row["units"][number],
  rows: readonly Row[],
): boolean {
  const truth = witness.truthFor(seerrRequest, unit);
  if (!truth.wasDeleted || truthOf({ ...truth, isSuperseded: !truth.isSuperseded }) !== own.state)
    return false;
  if (!truth.isSuperseded) return witness.isRevivedJustBefore(seerrRequest, unit);
  const newer = new Set(witness.newerThan(seerrRequest).map(({ id }) => String(id)));
  const later = rows.filter(({ origin, originId }) => origin === "seerr" && newer.has(originId));
  // Ids sort by creation time.
  return own.attempts.some(({ id, end }) => end === null && later.every((row) => row.id > id));
}

/** A request that was sent to another arr, which has nothing yet and is asked for what the former one had. */
function mayAwaitAnew(
  witness: Witness,
  seerrRequest: SeerrRequest,
  unit: Unit,
  truth: UnitTruth,
  own: Row["units"][number],
): boolean {
  if (!witness.isMoved(seerrRequest) || truth.item !== "there" || unit.file !== null) return false;
  // Deleted in the former arr before or after the move: both are so.
  const withFormer: UnitTruth = { ...truth, wasDeleted: false };
  if (truthOf(truth) === "DELETED" && truthOf(withFormer) === own.state) return true;
  // What the former arr brought before anybody asked it has to be brought again.
  const without = { file: "none", wasPlayable: false, isMissing: false, downloads: [] } as const;
  return own.attempts.length === 0 && truthOf({ ...withFormer, ...without }) === own.state;
}

/**
 * A download that failed just before another person requested the same: when the arr could not be polled in between, only
 * its clock shows which came first, and no clock is trusted.
 */
function mayHaveHeardLate(
  witness: Witness,
  seerrRequest: SeerrRequest,
  unit: Unit,
  said: State,
): boolean {
  return said === "FAILED" && wasEarlier(witness, seerrRequest, unit, "FAILED");
}

/** Whether that is so of an earlier request for the same. */
function wasEarlier(
  witness: Witness,
  seerrRequest: SeerrRequest,
  unit: Unit,
  state: State,
): boolean {
  const earlier = witness.seerrRequests().filter(({ title, is4k, id }) => {
    return title === seerrRequest.title && is4k === seerrRequest.is4k && id < seerrRequest.id;
  });
  return earlier.some((other) => truthOf(witness.truthFor(other, unit)) === state);
}

function toWords(name: string, expected: State, said: State): string | null {
  return expected === said ? null : `${name}: is ${expected}, the tracker says ${said}`;
}
