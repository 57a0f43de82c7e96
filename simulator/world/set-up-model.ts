import type { ArrInstance } from "./model.ts";

/** A media server that an arr notifies. */
export interface NotifiedServer {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly notify: boolean;
}

/** How one arr is set up, as far as it can be set up wrongly. */
export interface ArrSetUp {
  hasClient: boolean;
  /** In the download client. */
  category: string;
  copiesFiles: boolean;
  mappings: { readonly host: string; readonly remotePath: string; readonly localPath: string }[];
  /** Mount points. */
  mounts: string[];
  /** Folders that it sees. */
  folders: string[];
  notified: NotifiedServer[];
}

/** How the services are set up. Whoever wants a mistake changes it. */
export interface SetUp {
  arr: Record<ArrInstance, ArrSetUp>;
  client: { folder: string; categories: Record<string, { readonly savePath: string }> };
  /** Folders that are no library of Jellyfin. */
  notInLibrary: string[];
  /** Folders that Shoko does not watch. */
  notInMatcher: string[];
  /** Null: the usual version. */
  jellyfinVersion: string | null;
}
