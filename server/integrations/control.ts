import type { EpisodeRef, Observation, ReleaseLook } from "../domain/observation.ts";
import type { WatchedItem } from "./watched.ts";

/** A film or a series of an arr, with the episodes that are meant; none: the whole of it. */
export interface ArrTarget {
  /** The arr's own id of the series or film. */
  readonly id: number;
  readonly episodes: readonly Pick<EpisodeRef, "arrId" | "season" | "number">[];
}

/** What an arr can be told to do. Each call resolves once the arr has taken the order; its effect shows in what it tells later. */
export interface ArrControl {
  /** Asks every indexer and takes the best. */
  search(target: ArrTarget): Promise<void>;
  /** What the indexers have and why it is refused; takes nothing. Asks every indexer: costs minutes and their patience. */
  look(target: ArrTarget): Promise<ReleaseLook>;
  /** Drops a download, never takes its release again and searches for another. False: its queue has no such download. */
  blocklist(downloadId: string): Promise<boolean>;
  /** Imports a finished download as what it was grabbed for. False: it finds no file that it could import. */
  retryImport(downloadId: string, target: ArrTarget): Promise<boolean>;
  /** Reads the title anew and looks which files are there. */
  refresh(target: ArrTarget): Promise<void>;
  /** Looks for it from now on, and searches once. */
  monitor(target: ArrTarget): Promise<void>;
}

/** What a service of requests can be told, by its own id of the request. */
export interface RequestControl {
  approve(requestId: string): Promise<void>;
  decline(requestId: string, reason: string | null): Promise<void>;
  /** Hands it over to the arr once more. */
  retry(requestId: string): Promise<void>;
}

/** What Shoko can be told, by its own ids of files. */
export interface MatchingControl {
  /** Asks AniDB once more what the files are. */
  rescan(fileIds: readonly number[]): Promise<void>;
}

/** A unit that a library had and no longer has. */
export interface LostUnit {
  readonly item: WatchedItem;
  /** null: the film. */
  readonly episode: { readonly season: number; readonly number: number } | null;
}

export interface SurveyFindings {
  /** In road order for each title. */
  readonly observations: readonly Observation[];
  /** Of what was AVAILABLE: what is not there at this look. Only a library tells it; one look is no proof. */
  readonly lost?: readonly LostUnit[];
}

export interface SurveyAsk {
  /** Tell the past as well, from the service's own history: for what the tracker has not followed so far. */
  readonly withHistory: boolean;
}

export interface SurveyOptions {
  /** Note where the history stands before anything is read: polls begin after this look. Costs a call. */
  readonly withCursor?: boolean;
}

/**
 * One look at everything, whatever was told before: opened once for a whole reconcile, so that lists are read once, and
 * asked title by title. It has its own memory and leaves that of `poll` alone.
 */
export interface Survey {
  /** What the service has that the tracker may not follow yet, page by page, oldest first: wishes; titles added in an arr. */
  readonly newcomers?: () => AsyncIterable<readonly Observation[]>;
  /**
   * One line for each wish or title that the service has, by its own id: it changes when there is something to ask about.
   * Cheap: what one list tells.
   */
  readonly census?: () => Promise<ReadonlyMap<string, string>>;
  /** Where `poll` goes on from after a first look, if it was opened for that; null: from its own beginning. */
  readonly cursor?: () => string | null;
  /** The present truth about these titles. */
  look(items: readonly WatchedItem[], ask: SurveyAsk): Promise<SurveyFindings>;
}
