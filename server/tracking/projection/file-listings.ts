import type { TransferFile } from "../../domain/observation/facts.ts";

/** The files of a download as its client last listed them, with the numbers of the episodes they were matched with. */
export interface FileListing {
  readonly files: readonly TransferFile[];
  readonly numbering: string;
}

/**
 * Remembers the files that clients last listed: a client reports them again only when they change, but the episodes that
 * they are matched with may become known later. After a restart every client reports its files anew.
 */
export interface FileListings {
  find(downloadKey: string): FileListing | undefined;
  keep(downloadKey: string, listing: FileListing): void;
}

const MAX_DOWNLOADS = 300;

export function createFileListings(): FileListings {
  const listings = new Map<string, FileListing>();
  return {
    find: (downloadKey) => listings.get(downloadKey),
    keep(downloadKey, listing) {
      listings.delete(downloadKey);
      listings.set(downloadKey, listing);
      const [oldest] = listings.keys();
      if (listings.size > MAX_DOWNLOADS && oldest !== undefined) listings.delete(oldest);
    },
  };
}
