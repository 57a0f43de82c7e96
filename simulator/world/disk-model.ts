import type { Release } from "./release-model.ts";
import type { EpisodeTitle, Title } from "./title.ts";

/** A video file below the media folders, whoever knows of it. */
export interface DiskFile {
  readonly path: string;
  /** Of its film or series. */
  readonly folder: string;
  readonly size: number;
  readonly title: Title;
  /** Empty for a film. */
  readonly episodes: readonly EpisodeTitle[];
  readonly release: Release;
}

/** The media folders, with what is not mounted at the moment left out. */
export interface Disk {
  put(file: DiskFile): void;
  remove(file: DiskFile): void;
  /** The very file, not another one that took its place. */
  has(file: DiskFile): boolean;
  at(path: string): DiskFile | null;
  /** Everything that belongs to one film or series. */
  inFolder(folder: string): DiskFile[];
  all(): DiskFile[];
  isMounted(path: string): boolean;
  unmount(folder: string): void;
  mount(folder: string): void;
}
