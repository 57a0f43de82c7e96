import type { Instant } from "../../../domain/instant.ts";
import { dropEndSlashes } from "../../../domain/path.ts";
import { present } from "../../shared/lenient.ts";
import type { LibraryItem } from "../common/library-item.ts";
import type { PlexMetadata, PlexSection } from "./payload.ts";

/** `machineId` identifies the server in links. */
export function toLibraryItem(item: PlexMetadata, machineId: string | undefined): LibraryItem {
  return present({
    id: item.ratingKey,
    mediaType: item.type === "movie" ? ("MOVIE" as const) : ("TV" as const),
    name: item.title,
    serverId: machineId,
    paths: [
      ...item.Location.map(({ path }) => path),
      ...(item.type === "movie" ? listSources(item).map(({ path }) => path) : []),
    ].filter((path) => path !== undefined),
    changedAt: toInstant(item.addedAt),
    providers: readProviders(item),
    season: item.parentIndex,
    number: item.index,
    sources: listSources(item),
  });
}

/** Items in the trash cannot be played. */
function listSources(item: PlexMetadata): LibraryItem["sources"] {
  if (item.deletedAt !== undefined) return [];
  return item.Media.filter(({ deletedAt }) => deletedAt === undefined).flatMap(({ Part: parts }) =>
    parts.flatMap(({ file, size }) => (file === undefined ? [] : [present({ path: file, size })])),
  );
}

/** Plex counts seconds; a time that no date can hold is absent. */
function toInstant(seconds: number | undefined): Instant | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Agents before 2020 use one provider's id as the item's own. */
const LEGACY_AGENTS: Readonly<Record<string, string>> = {
  themoviedb: "tmdb",
  thetvdb: "tvdb",
  imdb: "imdb",
};

/**
 * HAMA and other agents for anime write the provider before the id; digits after it are modes of numbering: `tvdb4-81189`
 * (HAMA, "Forcing the movie/series ID").
 */
const PREFIXED_ID = /^(tmdb|tvdb|imdb|anidb)\d?-(?:tt)?(\w+)$/;

function readProviders({ guid = "", Guid: guids }: PlexMetadata): ReadonlyMap<string, string> {
  const providers = new Map<string, string>();
  const legacy = /^com\.plexapp\.agents\.([a-z]+):\/\/([^?/]+)/.exec(guid);
  const provider = LEGACY_AGENTS[legacy?.[1] ?? ""];
  const prefixed = PREFIXED_ID.exec(legacy?.[2] ?? "");
  if (provider !== undefined && legacy?.[2]) providers.set(provider, legacy[2]);
  else if (prefixed?.[1] && prefixed[2])
    providers.set(prefixed[1], prefixed[1] === "imdb" ? `tt${prefixed[2]}` : prefixed[2]);
  for (const { id = "" } of guids) {
    const match = /^([a-z]+):\/\/(.+)$/.exec(id);
    if (match?.[1] && match[2]) providers.set(match[1], match[2]);
  }
  return providers;
}

/** A folder of a section to scan. */
export interface SectionFolder {
  readonly key: string;
  readonly folder: string;
}

/** Returns the folders of the files, each once, without paths outside every section. */
export function findFolders(
  sections: readonly PlexSection[],
  paths: readonly string[],
): readonly SectionFolder[] {
  const found = new Map<string, SectionFolder>();
  for (const path of paths) {
    const folder = path.replace(/[/\\][^/\\]*$/, "");
    for (const { key, Location: locations } of sections) {
      if (!locations.some((location) => isWithin(folder, location.path))) continue;
      found.set(`${key} ${folder}`, { key, folder });
    }
  }
  return [...found.values()];
}

function isWithin(folder: string, root: string | undefined): boolean {
  if (root === undefined) return false;
  const base = dropEndSlashes(root);
  return folder === base || folder.startsWith(`${base}/`) || folder.startsWith(`${base}\\`);
}
