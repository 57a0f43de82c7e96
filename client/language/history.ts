/** The parameters of the lines of the history, for the words of each language. */

export interface OfService {
  readonly service: string;
}

export interface OfKind {
  /** Episodes air, and movies are released. Absent in lines of earlier versions. */
  readonly isEpisode?: boolean;
}

export interface Ready {
  /** Absent in lines of earlier versions. */
  readonly isRecognised?: boolean;
}

export type ReadyIn = OfService & Ready;

export interface InClient {
  readonly client: string | null;
}

export interface Grabbed extends OfService {
  readonly episodes: number;
  readonly isAnother: boolean;
  /** "33.9 GB". */
  readonly size: string | null;
  readonly indexer: string | null;
  /** How many releases the line joins. */
  readonly releases?: number;
}

export interface Chosen extends OfService {
  readonly by: string;
  readonly release: string;
  readonly as: string | null;
  readonly failure: string | null;
}

/** The episodes that a line is about. */
export interface Subject {
  /** "episode 4", "episodes 1 to 7". */
  readonly words: string;
  readonly count: number;
}
