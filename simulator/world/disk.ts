import type { Disk, DiskFile } from "./disk-model.ts";
import type { MediaFile } from "./model.ts";

/** Where every container except a differently mounted Shoko sees the media. */
export const MEDIA_FOLDER = "/data/media";

export function createDisk(): Disk {
  const files = new Map<string, DiskFile>();
  const folders = new Map<string, Map<string, DiskFile>>();
  const unmounted = new Set<string>();
  const isMounted = (path: string) =>
    ![...unmounted].some((folder) => path === folder || path.startsWith(`${folder}/`));
  return {
    put(file) {
      files.set(file.path, file);
      const folder = folders.get(file.folder) ?? new Map<string, DiskFile>();
      folders.set(file.folder, folder.set(file.path, file));
    },
    remove(file) {
      if (files.get(file.path) !== file) return;
      files.delete(file.path);
      folders.get(file.folder)?.delete(file.path);
    },
    has: (file) => files.get(file.path) === file && isMounted(file.path),
    at: (path) => (isMounted(path) ? (files.get(path) ?? null) : null),
    inFolder: (folder) => (isMounted(folder) ? [...(folders.get(folder)?.values() ?? [])] : []),
    all: () =>
      unmounted.size === 0
        ? [...files.values()]
        : [...files.values()].filter(({ path }) => isMounted(path)),
    isMounted,
    unmount: (folder) => void unmounted.add(folder.replace(/\/+$/, "")),
    mount: (folder) => void unmounted.delete(folder.replace(/\/+$/, "")),
  };
}

/** Resolves a row of an arr to the file itself. */
export function diskFileOf(file: DiskFile | MediaFile): DiskFile {
  return "disk" in file ? file.disk : file;
}
