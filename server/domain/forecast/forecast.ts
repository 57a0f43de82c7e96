import { calibrate, listHits, MISS, scoreHits, type Score } from "./calibration.ts";
import { findComparable, groupJourneys, type Duration, type Groups } from "./comparable.ts";
import { toInterval, type Interval } from "./interval.ts";
import {
  MILESTONES,
  passedAt,
  type Journey,
  type JourneySoFar,
  type Milestone,
  type Range,
  type ScoredMoment,
} from "./journey.ts";

/** What the past says about the journeys to come. */
export interface ForecastModel {
  readonly groups: Groups;
  /** The share that ranges leave out, by the moment whose ranges were compared with what came. */
  readonly miss: Readonly<Record<ScoredMoment, number>>;
  readonly score: Readonly<Record<ScoredMoment, Score>>;
}

/** When a journey is expected to end. */
export interface Forecast extends Range {
  /** How long comparable journeys take in all, in milliseconds: eight of ten lie within. */
  readonly usual: Interval;
  /** Number of comparable journeys that the range is based on. */
  readonly journeys: number;
  /** Whether it takes longer than is usual already. */
  readonly isLate: boolean;
}

/** A journey now. */
export interface PresentJourney extends JourneySoFar {
  /** When everything should be downloaded, by the download clients; null if unknown. */
  readonly eta: Date | null;
  /** When the running downloads should be complete; null if unknown. */
  readonly downloadEta: Date | null;
}

/** Whose calibration a range from this milestone has. */
const MOMENT_OF: Readonly<Record<Milestone, ScoredMoment>> = {
  REQUEST: "REQUEST",
  APPROVAL: "REQUEST",
  GRAB: "GRAB",
  DOWNLOAD: "GRAB",
};

/** A range never looks like a certain moment. */
const MIN_SPAN_MS = 60_000;

/** Learns from journeys in the order in which they ended, newest first. */
export function learn(newestFirst: readonly Journey[]): ForecastModel {
  const oldestFirst = newestFirst.toReversed();
  const hits = { REQUEST: listHits(oldestFirst, "REQUEST"), GRAB: listHits(oldestFirst, "GRAB") };
  return {
    groups: groupJourneys(newestFirst),
    miss: { REQUEST: calibrate(hits.REQUEST), GRAB: calibrate(hits.GRAB) },
    score: { REQUEST: scoreHits(hits.REQUEST), GRAB: scoreHits(hits.GRAB) },
  };
}

/**
 * Returns when a journey should end, as a range of 80 %: by how long comparable journeys took from where it is now, of those
 * only that had taken as long. Where download clients report an ETA, it takes the place of the past for the download, and
 * nothing is expected before it. Null while there are too few comparable journeys.
 */
export function forecast(
  model: ForecastModel,
  journey: PresentJourney,
  now: Date,
): Forecast | null {
  const eta = notPassed(journey.eta, now);
  const running = eta ?? notPassed(journey.downloadEta, now);
  const afterDownload =
    running === null ? null : findRange(model, journey, { milestone: "DOWNLOAD", at: running });
  const found = (eta === null ? null : afterDownload) ?? findByPast(model, journey, now);
  if (found === null) return null;
  const earliest = latestOf(now, running, found.range.earliest, afterDownload?.range.earliest);
  const latest = latestOf(found.range.latest, afterDownload?.range.latest);
  // The past says nothing about a download that takes longer than any before.
  if (running !== null && latest <= running) return null;
  const usual = toInterval(
    found.all.map(({ whole }) => whole),
    MISS,
  );
  return {
    earliest,
    latest: latestOf(latest, new Date(earliest.getTime() + MIN_SPAN_MS)),
    usual,
    journeys: found.journeys,
    isLate: now.getTime() - journey.startedAt.getTime() > usual.to,
  };
}

/** Returns the range that was to be given at a moment, by what was known of the journey then; null: there was none. */
export function forecastAt(
  model: ForecastModel,
  journey: JourneySoFar,
  moment: ScoredMoment,
): Range | null {
  const at = passedAt(journey, moment);
  if (at === null) return null;
  const later = { downloadedAt: null, eta: null, downloadEta: null };
  const known =
    moment === "GRAB"
      ? { ...journey, ...later }
      : { ...journey, ...later, approvedAt: null, grabbedAt: null, release: null };
  const found = forecast(model, known, at);
  return found === null ? null : { earliest: found.earliest, latest: found.latest };
}

interface FoundRange {
  readonly range: Range;
  readonly all: readonly Duration[];
  readonly journeys: number;
}

/** From the last milestone that the journey has passed. */
function findByPast(model: ForecastModel, journey: JourneySoFar, now: Date): FoundRange | null {
  const milestone = MILESTONES.findLast((one) => passedAt(journey, one) !== null) ?? "REQUEST";
  const at = passedAt(journey, milestone) ?? journey.startedAt;
  return findRange(model, journey, {
    milestone,
    at,
    elapsed: Math.max(0, now.getTime() - at.getTime()),
  });
}

function findRange(
  { groups, miss }: ForecastModel,
  journey: JourneySoFar,
  { milestone, at, elapsed = 0 }: { milestone: Milestone; at: Date; elapsed?: number },
): FoundRange | null {
  // What took no time after the download counts too.
  const reached = { milestone, at, elapsed: elapsed === 0 ? -1 : elapsed };
  const comparable = findComparable(groups, journey, reached);
  if (comparable === null) return null;
  const { longer, all } = comparable;
  const { from, to } = toInterval(
    longer.map(({ rest }) => rest),
    miss[MOMENT_OF[milestone]],
  );
  const after = (ms: number) => new Date(at.getTime() + ms);
  return { range: { earliest: after(from), latest: after(to) }, all, journeys: longer.length };
}

/** A client that no longer reports leaves an ETA behind, which says nothing once it has passed. */
function notPassed(eta: Date | null, now: Date): Date | null {
  return eta !== null && eta > now ? eta : null;
}

function latestOf(first: Date, ...others: readonly (Date | null | undefined)[]): Date {
  return others.reduce<Date>((last, one) => (one != null && one > last ? one : last), first);
}
