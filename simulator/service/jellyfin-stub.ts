import { hexOf } from "../random.ts";
import type { Library, LibraryStub } from "../world/library-model.ts";
import { common, placed, type ItemDto } from "./jellyfin-item.ts";
import { seriesItemId } from "./jellyfin-library.ts";

/** Entries with metadata only; a series is listed with its episode. */
export function listStubs(library: Library): ItemDto[] {
  return library.stubs.flatMap((stub, index) => dtosOfStub(library, stub, index));
}

function dtosOfStub(library: Library, { title, episode }: LibraryStub, index: number): ItemDto[] {
  const show = `stub ${title.title}`;
  const bare = common(library, hexOf(`stub ${title.title} ${index}`, 32), title.title, title.year);
  const empty = { Type: "Movie" as const, MediaSources: [] };
  const ids = { Tmdb: String(title.tmdbId), Imdb: title.imdbId };
  if (title.kind === "movie") return [{ ...bare, ...empty, ProviderIds: ids }];
  const tvdb = { Tvdb: String(title.tvdbId) };
  const series: ItemDto = {
    ...bare,
    Id: seriesItemId(show),
    Type: "Series",
    IsFolder: true,
    MediaType: "Unknown",
    ProviderIds: { ...tvdb, ...ids },
  };
  if (!episode) return [series];
  return [
    series,
    {
      ...bare,
      ...empty,
      Name: episode.title,
      Type: "Episode",
      ...placed(title, show, episode),
      ProviderIds: { Tvdb: String(episode.tvdbId) },
    },
  ];
}
