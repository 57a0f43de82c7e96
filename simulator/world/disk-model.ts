import type { Release } from "./release-model.ts";
import type { EpisodeTitle, Title } from "./title.ts";

/** A video file in the media folders, whether or not a service knows it. */
export interface DiskFile {
  readonly path: string;
  /** Key of its movie or series. */
  readonly folder: string;
  readonly size: number;
  readonly title: Title;
  /** Empty for a movie. */
  readonly episodes: readonly EpisodeTitle[];
  readonly release: Release;
}

/** The media folders without those that are not mounted. */
export interface Disk {
  put(file: DiskFile): void;
  remove(file: DiskFile): void;
  /** The same file, not another one that replaced it. */
  has(file: DiskFile): boolean;
  at(path: string): DiskFile | null;
  /** All files of one movie or series. */
  inFolder(folder: string): DiskFile[];
  all(): DiskFile[];
  isMounted(path: string): boolean;
  unmount(folder: string): void;
  mount(folder: string): void;
}
