/** A download as its client reports it. */
export interface ClientDownload {
  /** Every id by which an arr may know the download, as the client writes them; the client's own id comes first. */
  readonly ids: readonly [string, ...string[]];
  readonly name: string;
  readonly size: number | null;
  /** File names; null while they are unknown. */
  readonly files: readonly string[] | null;
  /** Other downloads in the client that use the same data (cross-seeds). */
  readonly sharesDataWith: readonly { readonly id: string; readonly name: string }[];
  /** Name of a download whose location the client does not report, so that it is unknown whether it shares the data. */
  readonly unlocated?: string | null | undefined;
}

export interface ClientRemoval {
  /** Finds the downloads with these ids, ignoring case. Always reads from the client, never from a cache. */
  find(downloadIds: readonly string[]): Promise<readonly ClientDownload[]>;
  /** Removes a download and its data by the client's own id. A missing download is not an error. */
  remove(id: string): Promise<void>;
}

/** Where a download stands in its client. The numbers are the client's own; only its adapter interprets them. */
export interface QueuePlace {
  /** Position in the queue, from 0; null when the client does not queue the download. */
  readonly position: number | null;
  /** Priority of the whole download; null for clients without one. */
  readonly priority: number | null;
  /** Priorities of the files that were asked for. */
  readonly files: readonly { readonly index: number; readonly priority: number }[];
}

export interface QueuedDownload {
  /** The client's own id. */
  readonly id: string;
  readonly place: QueuePlace;
  /** Nothing comes before it, and the files that were asked for come first in it. */
  readonly isFirst: boolean;
}

/** The order in which a client loads its downloads and their files. */
export interface ClientQueue {
  /**
   * Finds a download by the arr's id, with the priorities of these files: their names as a poll reports them. null when
   * the client does not have it.
   */
  find(downloadId: string, fileNames: readonly string[]): Promise<QueuedDownload | null>;
  /** Moves a download to the front of the queue and has the files of `place` loaded first. */
  raise(id: string, place: QueuePlace): Promise<void>;
  /** Puts a download back to an earlier place, as far as the queue still has it. */
  restore(id: string, place: QueuePlace): Promise<void>;
}
