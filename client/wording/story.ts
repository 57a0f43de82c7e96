import type { Channel, RequestState } from "../graphql/graphql.ts";
import { type EpisodeNumber, capitalise, episodesWords } from "./sentence.ts";

/** A line of the log as the server tells it. */
export interface StoryTransition {
  readonly sequence: string;
  readonly at: string;
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly channel: Channel;
  readonly inferred: boolean;
  readonly attempt: number;
  readonly service: string;
  readonly event: string;
  readonly message: string;
  readonly episode: (EpisodeNumber & { readonly id: string }) | null;
  readonly delivery: { readonly id: string } | null;
}

/** A line of the story as people read it: one or more transitions that say the same of several episodes. */
export interface StoryLine {
  /** Sequence of the newest transition in it. */
  readonly key: string;
  readonly at: string;
  readonly to: RequestState;
  readonly inferred: boolean;
  readonly service: string;
  readonly event: string;
  /** What a person had done; it moved nothing by itself. */
  readonly isActionOf: boolean;
  readonly words: string;
  readonly transitions: readonly StoryTransition[];
}

/** Episodes that follow each other within this time are told in one breath. */
const ONE_BREATH_MS = 15 * 60 * 1000;

/** How a message names its episode; most say just "it", since the transition knows which one is meant. */
const EPISODE_NAMES = /\b(?:season \d+,? )?episode \d+\b|\bS\d{1,3}E\d{1,4}\b|\bit\b/i;
const HOLE = "{episodes}";

interface Group {
  readonly template: string;
  readonly newest: StoryTransition;
  readonly transitions: StoryTransition[];
  readonly episodeIds: Set<string>;
}

/**
 * The log as a story, newest first; equal lines of several episodes become one. Takes transitions in any order.
 * `episodeCount`: how many episodes there are, so that "all" can be said.
 */
export function describeHistory(
  transitions: readonly StoryTransition[],
  episodeCount: number,
): readonly StoryLine[] {
  const ofRequest = new Set(
    transitions.flatMap((transition) =>
      transition.episode === null && !isActionOf(transition) ? [transition.to] : [],
    ),
  );
  const newestFirst = transitions
    // An episode inherits the first steps of its request; told once is enough.
    .filter(({ episode, inferred, to }) => episode === null || !inferred || !ofRequest.has(to))
    .toSorted((a, b) => compareSequences(b.sequence, a.sequence));
  const open = new Map<string, Group>();
  const groups: Group[] = [];
  for (const transition of newestFirst) {
    const template = toTemplate(transition);
    const key = [
      template,
      transition.to,
      transition.inferred,
      transition.attempt,
      transition.service,
      transition.event,
    ].join("\n");
    const group = open.get(key);
    if (group !== undefined && mayJoin(group, transition)) {
      group.transitions.push(transition);
      if (transition.episode !== null) group.episodeIds.add(transition.episode.id);
      continue;
    }
    const started: Group = {
      template,
      newest: transition,
      transitions: [transition],
      episodeIds: new Set(transition.episode === null ? [] : [transition.episode.id]),
    };
    open.set(key, started);
    groups.push(started);
  }
  const namesSeason =
    new Set(transitions.flatMap(({ episode }) => (episode === null ? [] : [episode.season]))).size >
    1;
  return groups.map((group) => toLine(group, { namesSeason, episodeCount }));
}

/** A person's order is written down as a step from a state to itself. */
function isActionOf({ channel, from, to }: StoryTransition): boolean {
  return channel === "PERSON" && from === to;
}

/** An episode that is already told starts a new line: it happened to it twice. */
function mayJoin(group: Group, transition: StoryTransition): boolean {
  if (transition.episode === null || group.newest.episode === null) return false;
  if (group.episodeIds.has(transition.episode.id)) return false;
  const apart = Date.parse(group.newest.at) - Date.parse(transition.at);
  return Math.abs(apart) <= ONE_BREATH_MS;
}

function toTemplate({ message, episode }: StoryTransition): string {
  return episode === null ? message : message.replace(EPISODE_NAMES, HOLE);
}

interface HistoryOptions {
  readonly namesSeason: boolean;
  readonly episodeCount: number;
}

function toLine(group: Group, options: HistoryOptions): StoryLine {
  const { newest, transitions } = group;
  return {
    key: newest.sequence,
    at: newest.at,
    to: newest.to,
    inferred: newest.inferred,
    service: newest.service,
    event: newest.event,
    isActionOf: isActionOf(newest),
    words: toWords(group, options),
    transitions,
  };
}

function toWords(
  { template, transitions }: Group,
  { namesSeason, episodeCount }: HistoryOptions,
): string {
  const episodes = transitions.flatMap(({ episode }) => (episode === null ? [] : [episode]));
  if (episodes.length === 0) return template;
  const areAll = episodes.length > 1 && episodes.length === episodeCount;
  const named = areAll ? `all ${episodeCount} episodes` : episodesWords(episodes, namesSeason);
  const isSaid = areAll || template.includes(`${episodes.length} episodes`);
  if (!template.includes(HOLE)) return isSaid ? template : `${template} (${named})`;
  const words = capitalise(template.replace(HOLE, named));
  return episodes.length > 1 && template.startsWith(HOLE) ? agree(words, named.length) : words;
}

const PLURAL_VERBS: Record<string, string> = { is: "are", was: "were", has: "have", does: "do" };

/** "Episodes 4 to 7 is ready" → "… are ready": several subjects want another verb. */
function agree(words: string, subjectLength: number): string {
  const verb = words
    .slice(subjectLength)
    .replace(/^ (is|was|has|does)\b/, (_, one: string) => ` ${PLURAL_VERBS[one] ?? one}`);
  return words.slice(0, subjectLength) + verb;
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
