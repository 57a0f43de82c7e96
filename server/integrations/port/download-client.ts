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
