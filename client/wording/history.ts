import type { RequestState } from "../graphql/graphql.ts";
import { phrase } from "../language/words/phrase.ts";
import { type Subject, withSubject, wordHistory } from "./history-messages.ts";
import { joinGrabs, releaseTitles, withoutRepetition } from "./history-steps.ts";
import { isActionOf, type HistoryTransition } from "./history-transition.ts";
import { episodesWords } from "./sentence.ts";

/** A line of the history: one transition, or several with the same message about several episodes. */
export interface HistoryLine {
  /** Sequence of the oldest transition in it: newer ones may join. */
  readonly key: string;
  readonly at: string;
  readonly to: RequestState;
  readonly inferred: boolean;
  readonly service: string;
  readonly event: string;
  /** An action of a person, which changed no state by itself. */
  readonly isActionOf: boolean;
  readonly words: string;
  /** Names of the releases that it is about. */
  readonly releases: readonly string[];
  readonly transitions: readonly HistoryTransition[];
}

/** Transitions of several episodes within this time become one line. */
const JOIN_WITHIN_MS = 15 * 60 * 1000;

interface Group {
  readonly newest: HistoryTransition;
  readonly transitions: HistoryTransition[];
  readonly episodeIds: Set<string>;
  /** Its place among the lines, newest first. */
  readonly index: number;
}

/**
 * Returns the lines of the history, newest first. Equal messages about several episodes become one line. Takes
 * transitions in any order. `episodeCount`: how many episodes the request has. `isOfOneEpisode`: the reader sees which
 * episode the lines are about.
 */
export function describeHistory(
  transitions: readonly HistoryTransition[],
  episodeCount: number,
  isOfOneEpisode = false,
): readonly HistoryLine[] {
  const newestFirst = withoutRepetition(transitions).toSorted((a, b) =>
    compareSequences(b.sequence, a.sequence),
  );
  const open = new Map<string, Group>();
  const groups: Group[] = [];
  const order = createOrder();
  for (const transition of newestFirst) {
    const key = [
      transition.messageCode ?? transition.message,
      JSON.stringify(joinGrabs([transition])),
      transition.to,
      transition.inferred,
      transition.attempt,
      transition.service,
      transition.event,
    ].join("\n");
    const group = open.get(key);
    if (group !== undefined && mayJoin(group, transition) && order.allows(group, transition)) {
      group.transitions.push(transition);
      order.note(group, transition);
      if (transition.episode !== null) group.episodeIds.add(transition.episode.id);
      continue;
    }
    const started: Group = {
      newest: transition,
      transitions: [transition],
      episodeIds: new Set(transition.episode === null ? [] : [transition.episode.id]),
      index: groups.length,
    };
    open.set(key, started);
    groups.push(started);
    order.note(started, transition);
  }
  const namesSeason =
    new Set(transitions.flatMap(({ episode }) => (episode === null ? [] : [episode.season]))).size >
    1;
  return groups.map((group) => toLine(group, { namesSeason, episodeCount, isOfOneEpisode }));
}

/**
 * Keeps the lines of each episode in the order in which things happened. A line has the place of its newest transition,
 * so an older one may join only if no line below it is about the same episode, or about the whole request.
 */
function createOrder() {
  const lowest = new Map<string | null, number>();
  return {
    note({ index }: Group, { episode }: HistoryTransition): void {
      const id = episode?.id ?? null;
      lowest.set(id, Math.max(index, lowest.get(id) ?? 0));
    },
    allows({ index }: Group, { episode }: HistoryTransition): boolean {
      return [episode?.id ?? null, null].every((id) => (lowest.get(id) ?? 0) <= index);
    },
  };
}

/** A second transition of the same episode starts a new line. */
function mayJoin(group: Group, transition: HistoryTransition): boolean {
  if (transition.episode === null || group.newest.episode === null) return false;
  if (group.episodeIds.has(transition.episode.id)) return false;
  const apart = Date.parse(group.newest.at) - Date.parse(transition.at);
  return Math.abs(apart) <= JOIN_WITHIN_MS;
}

interface HistoryOptions {
  readonly namesSeason: boolean;
  readonly episodeCount: number;
  readonly isOfOneEpisode: boolean;
}

function toLine(group: Group, options: HistoryOptions): HistoryLine {
  const { newest, transitions } = group;
  return {
    key: transitions.at(-1)?.sequence ?? newest.sequence,
    at: newest.at,
    to: newest.to,
    inferred: newest.inferred,
    service: newest.service,
    event: newest.event,
    isActionOf: isActionOf(newest),
    words: toWords(group, options),
    releases: releaseTitles(transitions),
    transitions,
  };
}

function toWords({ newest, transitions }: Group, options: HistoryOptions): string {
  const { message, messageCode, messageParams } = newest;
  const subject = options.isOfOneEpisode ? null : toSubject(transitions, options);
  return (
    wordHistory(messageCode, joinGrabs(transitions, true), subject) ??
    withSubject(message, subject, messageParams)
  );
}

function toSubject(
  transitions: readonly HistoryTransition[],
  { namesSeason, episodeCount }: HistoryOptions,
): Subject | null {
  const episodes = transitions.flatMap(({ episode }) => (episode === null ? [] : [episode]));
  const count = episodes.length;
  if (count === 0) return null;
  const isAll = count > 1 && count === episodeCount;
  const words = isAll ? phrase("allEpisodes", { count }) : episodesWords(episodes, namesSeason);
  return { words, count, isAll };
}

function compareSequences(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The sequence just before this one, to ask for exactly this one. */
export function previousSequence(sequence: string): string {
  return (BigInt(sequence) - 1n).toString();
}
