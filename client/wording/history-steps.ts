import type { HistoryTransition } from "./history-transition.ts";
import { isActionOf } from "./history-transition.ts";

/** Decisions about a whole request, which its movie or its episodes repeat. */
const DECISIONS = new Set([
  "REQUESTED",
  "APPROVED",
  "DECLINED",
  "REQUEST_NOT_SENT",
  "REQUEST_REMOVED",
]);

/** An equal decision within this time is the same one. */
const SAME_WITHIN_MS = 15 * 60 * 1000;

type Log = readonly HistoryTransition[];

/**
 * Leaves each thing that happened once, in one wording: an episode repeats the decisions about its request, a movie has
 * them twice, and a service that reports no download client had the only one that the log names.
 */
export function withoutRepetition(transitions: Log): Log {
  const decisions = transitions.filter((step) => step.episode === null && !isActionOf(step));
  const decided = new Set(decisions.map(({ to }) => to));
  const client = onlyClient(transitions);
  return transitions
    .filter((step) => step.episode === null || !step.inferred || !decided.has(step.to))
    .filter((step) => !decisions.some((other) => repeats(step, other)))
    .map((step) => (client === null ? step : withClient(step, client)));
}

/** Whether a step says again what an earlier one about the whole request said. */
function repeats(step: HistoryTransition, other: HistoryTransition): boolean {
  if (step === other || step.messageCode === null || !DECISIONS.has(step.messageCode)) return false;
  if (other.messageCode !== step.messageCode) return false;
  // Of two that are alike, the first one stays.
  if (step.episode === null && BigInt(other.sequence) > BigInt(step.sequence)) return false;
  if (JSON.stringify(other.messageParams) !== JSON.stringify(step.messageParams)) return false;
  return Math.abs(Date.parse(other.at) - Date.parse(step.at)) <= SAME_WITHIN_MS;
}

const OF_CLIENT = new Set(["DOWNLOAD_STARTED", "DOWNLOAD_FINISHED"]);

function paramsOf({ messageParams }: HistoryTransition): Readonly<Record<string, unknown>> {
  return typeof messageParams === "object" && messageParams !== null ? { ...messageParams } : {};
}

/** The download client, if the log names exactly one. */
function onlyClient(transitions: Log): string | null {
  const named = new Set<string>();
  for (const step of transitions) {
    if (step.messageCode === null || !OF_CLIENT.has(step.messageCode)) continue;
    const { client } = paramsOf(step);
    if (typeof client === "string") named.add(client);
  }
  const [first, ...others] = named;
  return first === undefined || others.length > 0 ? null : first;
}

function withClient(step: HistoryTransition, client: string): HistoryTransition {
  if (step.messageCode === null || !OF_CLIENT.has(step.messageCode)) return step;
  return { ...step, messageParams: { ...paramsOf(step), client } };
}

/** A pack has its own line; releases of single episodes are joined. */
function isSingleGrab(step: HistoryTransition): boolean {
  const { episodes } = paramsOf(step);
  return (
    step.messageCode === "RELEASE_GRABBED" &&
    step.episode !== null &&
    typeof episodes === "number" &&
    episodes <= 1
  );
}

/**
 * Returns the parameters of a line: those of its steps, which are equal. Only the names and sizes of single releases
 * differ; they are counted and summed up if `isWhole`, and left out otherwise.
 */
export function joinGrabs(steps: Log, isWhole = false): unknown {
  const [first] = steps;
  if (first === undefined || !isSingleGrab(first)) return first?.messageParams;
  const { size: _size, releaseTitle: _releaseTitle, ...shared } = paramsOf(first);
  if (!isWhole) return shared;
  const releases = new Map<unknown, unknown>();
  for (const step of steps) {
    const { releaseTitle, size } = paramsOf(step);
    releases.set(releaseTitle ?? step.sequence, size);
  }
  const sizes = [...releases.values()].filter((size) => typeof size === "number");
  const isKnown = sizes.length === releases.size;
  const size = isKnown ? sizes.reduce((sum, each) => sum + each, 0) : null;
  return { ...shared, size, releases: releases.size };
}

/** The names of the releases that were grabbed, each once, the oldest first. */
export function releaseTitles(steps: Log): readonly string[] {
  const titles = steps
    .filter(({ messageCode }) => messageCode === "RELEASE_GRABBED")
    .map((step) => paramsOf(step)["releaseTitle"])
    .filter((title) => typeof title === "string");
  return [...new Set(titles)].toReversed();
}
