import type { FileFacts, ItemFacts, ReleaseFacts } from "../../../domain/observation/facts.ts";
import { dropEndSlashes } from "../../../domain/path.ts";
import { redact } from "../../../domain/redact.ts";
import { toGenres } from "../../shared/genres.ts";
import { present } from "../../shared/lenient.ts";
import type { ArrEvent, ArrFile, ArrTitleFields, StatusMessage } from "./payload.ts";

/** Facts that Sonarr and Radarr report of a title in the same fields. */
export function toTitleFacts({
  images,
  overview,
  runtime,
  genres,
}: Pick<ArrTitleFields, "images" | "overview" | "runtime" | "genres">): ItemFacts {
  const pictureOf = (type: string) => images.find(({ coverType }) => coverType === type)?.remoteUrl;
  return present({
    posterUrl: pictureOf("poster"),
    backdropUrl: pictureOf("fanart"),
    overview,
    runtimeMinutes: runtime,
    genres: toGenres(genres),
  });
}

/** Absent, rather than empty, when the event contains no release facts. */
export function toReleaseFacts(event: ArrEvent): ReleaseFacts | undefined {
  const { release, downloadInfo } = event;
  const facts: ReleaseFacts = present({
    title: release?.releaseTitle ?? downloadInfo?.title,
    quality: release?.quality ?? downloadInfo?.quality,
    indexer: release?.indexer,
    // Radarr sends 0 for an unknown size.
    size: release?.size || downloadInfo?.size || undefined,
    client: event.downloadClient,
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/**
 * `folder` is the folder of the series or movie. Version 3 sends the path inside the download as the file's path; a
 * path outside `folder` is such a path, and the library path is then built from the relative one.
 */
export function toFileFacts(file: ArrFile, folder: string | undefined): FileFacts {
  const { id, size, quality, path, relativePath } = file;
  const isFromDownload = Boolean(folder && path && relativePath && !isInside(path, folder));
  return present({
    id,
    path: isFromDownload && folder && relativePath ? joinPath(folder, relativePath) : path,
    sourcePath: file.sourcePath ?? (isFromDownload ? path : undefined),
    size,
    quality,
    addedAt: file.dateAdded,
  });
}

function isInside(path: string, folder: string): boolean {
  const plain = (name: string) => dropEndSlashes(name).replaceAll("\\", "/").toLowerCase();
  return plain(path).startsWith(`${plain(folder)}/`);
}

function joinPath(folder: string, relative: string): string {
  const slash = folder.includes("\\") ? "\\" : "/";
  return `${dropEndSlashes(folder)}${slash}${relative}`;
}

/** One line per message, with the file name where the message does not contain it. */
export function toLines(statusMessages: readonly StatusMessage[]): string[] {
  return statusMessages.flatMap(({ title, messages }) => {
    const words = messages.map((message) => redact(message));
    if (words.length === 0) return title ? [redact(title)] : [];
    return words.map((message) =>
      title && !message.includes(title) ? `${redact(title)}: ${message}` : message,
    );
  });
}

/** History sends `Upgrade`, webhooks send `upgrade`. */
export function toDeleteReason(reason: string): string {
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
