/** A download as its client has it. */
export interface HeldDownload {
  /** Every id an arr may know it by, as the client writes them; the first is its own. */
  readonly ids: readonly [string, ...string[]];
  readonly name: string;
  readonly size: number | null;
  /** Names of its files; null: not known (yet). */
  readonly files: readonly string[] | null;
  /** Other downloads of the client that use the same data: a cross-seed. */
  readonly sharesDataWith: readonly { readonly id: string; readonly name: string }[];
  /** The one whose place the client does not tell, so that it is not known (yet) who shares data. */
  readonly unplaced?: string | null | undefined;
}

export interface ClientRemoval {
  /** Those of the ids that it has; compared without case. Never rests on what was read before. */
  find(downloadIds: readonly string[]): Promise<readonly HeldDownload[]>;
  /** By its own id, with the data. One that is not there is no error. */
  remove(id: string): Promise<void>;
}
