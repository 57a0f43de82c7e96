import type { Instant } from "../instant.ts";
import type { Observation } from "../observation/observation.ts";
import type { Environment, Unit } from "../unit.ts";
import { downloadKeys } from "./attempt.ts";

/**
 * How much earlier than its request a record must be dated to count as the past of the title. The clocks of the two
 * services are compared here, which differ by seconds in most households. A longer time would take in what a person did
 * just before asking again: deleting the file.
 */
const CLOCK_MARGIN_MS = 2 * 60_000;
/** No clock is wrong by more, so an older record with a known download id is of an earlier use of the same torrent. */
const MAX_CLOCK_ERROR_MS = 24 * 60 * 60_000;

/**
 * A record of the arr's history applies once, however often it is read. Numbers decide, and dates where the numbers have
 * gone back since.
 */
export function isAppliedRecord(unit: Unit, { historyId, at }: Observation): boolean {
  if (historyId === undefined || unit.historyId === null) return false;
  const { historyFloor: floor } = unit;
  const isBelow = floor !== null && at !== null && Date.parse(at) <= Date.parse(floor);
  return isBelow || historyId <= unit.historyId;
}

/**
 * Whether a record of the arr's history is about a time before the request: the title was downloaded and deleted before,
 * and is asked for again. What happened to the file that is there now still counts: it is the pipeline of this request.
 * Order comes from arrival where it can (scenario B14): a record that was not there when the history was read after the
 * request is newer, whatever its date. Dates decide only about what was there at the first poll. `isAppliedElsewhere`: the
 * record was applied to an earlier request for the title before this one was reported.
 */
export function isRecordOfPast(
  { historyId, at, since, isOfCurrentFile }: Observation,
  requestedAt: Instant | null,
  isAppliedElsewhere = false,
): boolean {
  if (historyId === undefined || at === null || requestedAt === null) return false;
  if (isOfCurrentFile === true || (since !== undefined && since >= requestedAt)) return false;
  // Arrival says the same as the date, so there is no doubt about the clocks.
  const marginMs = isAppliedElsewhere ? 0 : CLOCK_MARGIN_MS;
  return Date.parse(at) < Date.parse(requestedAt) - marginMs;
}

/** Whether a unit leaves a record of the past aside. A download that it knows otherwise is its own: the clock is off. */
export function isLeftAside(
  unit: Unit,
  observation: Observation,
  { isAppliedElsewhere }: Pick<Environment, "isAppliedElsewhere">,
): boolean {
  const { at } = observation;
  if (at === null || !isRecordOfPast(observation, unit.requestedAt, isAppliedElsewhere))
    return false;
  const ids = downloadKeys(observation);
  const isKnown = unit.attempts.some(
    ({ downloadKey }) => downloadKey !== null && ids.includes(downloadKey),
  );
  const age = Date.parse(unit.requestedAt ?? at) - Date.parse(at);
  return !isKnown || age > MAX_CLOCK_ERROR_MS;
}
