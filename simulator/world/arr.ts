import type { ArrInstance, ArrItem, Unit, SeerrRequest } from "./model.ts";
import { isAnime, type EpisodeTitle, type Title } from "./title.ts";
import type { World } from "./world.ts";

/** Paths as every container of this installation sees them. */
const ROOT_FOLDERS = {
  movie: { anime: "/data/media/anime/movies", plain: "/data/media/movies" },
  series: { anime: "/data/media/anime/shows", plain: "/data/media/tv" },
};

const ROOT_FOLDER_4K = "/data/media/movies-4k";

export function rootFoldersOf(instance: ArrInstance): string[] {
  if (instance === "radarr-4k") return [ROOT_FOLDER_4K];
  return Object.values(ROOT_FOLDERS[instance === "sonarr" ? "series" : "movie"]);
}

type ArrRequest = Pick<SeerrRequest, "title" | "seasons" | "is4k"> &
  Partial<Pick<SeerrRequest, "rootFolder" | "serverId">>;

/** The instances of Radarr in the order of their numbers in Seerr. */
export function radarrsOf({ arrs }: World): readonly ArrInstance[] {
  return arrs.filter((instance) => instance !== "sonarr");
}

/** The arr that handles a request: the named server, else movies in 4K go to their own Radarr, if there is one. */
export function instanceOf(
  world: World,
  { title, is4k, serverId = null }: Pick<ArrRequest, "title" | "is4k" | "serverId">,
): ArrInstance {
  if (title.kind === "series") return "sonarr";
  const named = serverId === null ? undefined : radarrsOf(world)[serverId];
  if (named !== undefined) return named;
  return is4k && world.arrs.includes("radarr-4k") ? "radarr-4k" : "radarr";
}

/** The arr that handles the title now: that of its last request that was sent to one, else the usual one. */
export function lastInstanceOf(
  world: World,
  { title, is4k }: Pick<ArrRequest, "title" | "is4k">,
): ArrInstance {
  const isAsked = (other: SeerrRequest) => other.title === title && other.is4k === is4k;
  const isSent = ({ status }: SeerrRequest) => status === "approved" || status === "completed";
  const asked =
    world.seerrRequests.findLast((other) => isAsked(other) && isSent(other)) ??
    world.seerrRequests.findLast(isAsked);
  return instanceOf(world, asked ?? { title, is4k });
}

/** Adds the movie or series to its arr; an existing series gets the further seasons monitored. */
export function addToArr(world: World, seerrRequest: ArrRequest): ArrItem {
  const instance = instanceOf(world, seerrRequest);
  const known = findItemOf(world, seerrRequest.title, instance);
  if (known) {
    monitor(known, seerrRequest.seasons);
    return known;
  }
  const id = world.nextId(`${instance} item`);
  const usual =
    instance === "radarr-4k"
      ? ROOT_FOLDER_4K
      : ROOT_FOLDERS[seerrRequest.title.kind][isAnime(seerrRequest.title) ? "anime" : "plain"];
  const rootFolder = seerrRequest.rootFolder || usual;
  const item: ArrItem = {
    arr: instance === "sonarr" ? "sonarr" : "radarr",
    instance,
    id,
    title: seerrRequest.title,
    rootFolder,
    path: `${rootFolder}/${folderName(seerrRequest.title)}`,
    addedAt: world.clock.now(),
    units: unitsOf(world, seerrRequest.title, id),
    files: [],
    history: [],
    monitored: true,
  };
  monitor(item, seerrRequest.seasons);
  world.items.push(item);
  world.itemsOfTitle.set(seerrRequest.title, [
    ...(world.itemsOfTitle.get(seerrRequest.title) ?? []),
    item,
  ]);
  world.emit({ kind: "item-added", item });
  return item;
}

export function itemsOf(world: World, instance: ArrInstance): ArrItem[] {
  return world.items.filter((item) => item.instance === instance);
}

/** The title's row in one arr. */
export function findItemOf(world: World, title: Title, instance: ArrInstance): ArrItem | null {
  return world.itemsOfTitle.get(title)?.find((item) => item.instance === instance) ?? null;
}

function unitsOf(world: World, title: Title, itemId: number): Unit[] {
  if (title.kind === "movie") return [{ id: itemId, episode: null, monitored: true, file: null }];
  return title.episodes.map((episode) => ({
    id: world.nextId("sonarr unit"),
    episode,
    monitored: false,
    file: null,
  }));
}

function monitor(item: ArrItem, seasons: readonly number[]): void {
  for (const unit of item.units) {
    if (unit.episode === null || seasons.includes(unit.episode.season)) unit.monitored = true;
  }
}

/** A title as a file or folder name. */
export function fileNameOf(text: string): string {
  return text.replace(/: /g, " - ").replace(/[\\/:*?"<>|]/g, "");
}

export function folderName(title: Title): string {
  const name = fileNameOf(title.title);
  return title.kind === "movie" ? `${name} (${title.year})` : name;
}

export function episodesOf(units: readonly Unit[]): EpisodeTitle[] {
  return units.flatMap((unit) => (unit.episode ? [unit.episode] : []));
}

/** "S01E02", or "S01E01-E02" for several. */
export function episodeCode(units: readonly Unit[]): string {
  return codeOfEpisodes(episodesOf(units));
}

export function codeOfEpisodes(episodes: readonly EpisodeTitle[]): string {
  const [first, ...others] = episodes;
  if (!first) return "";
  const number = (value: number) => String(value).padStart(2, "0");
  const rest = others.map((episode) => `-E${number(episode.number)}`).join("");
  return `S${number(first.season)}E${number(first.number)}${rest}`;
}
