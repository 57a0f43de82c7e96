import type { ServiceName } from "./failures.ts";
import { added, aMovie, aShow, downloaded, each } from "./manual-stack.ts";
import { complain, HEALTH } from "./world/health.ts";
import { blockImport, importRest } from "./world/import.ts";
import { addStub, pickUpFiles } from "./world/library.ts";
import { offer } from "./world/offer.ts";
import { holdBack } from "./world/pending.ts";
import { hold } from "./world/queue.ts";
import { failToAdd, request } from "./world/request.ts";
import type { World } from "./world/world.ts";

/** A call that changes something, in the form that the simulator's client accepts. */
interface Sending {
  readonly service: Exclude<ServiceName, "radarr-4k" | "jellyfin-2">;
  readonly call: string;
  readonly body?: object;
}

/** One example of everything that can be wrong with an installation, and every call that fixes it. */
export function makeTroubles(world: World): Sending[] {
  const show = added(world, aShow("Trouble", 4));
  const [blocked, held, waiting, wanted] = show.units.map((unit) => [unit]);
  const stuck = downloaded(world, show, blocked ?? []);
  blockImport(world, stuck, [{ title: stuck.parts[0]?.name ?? "", messages: ["Sample"] }]);
  hold(world, downloaded(world, show, held ?? []), [
    { title: "Trouble", messages: ["Episode has a TBA title and recently aired"] },
  ]);
  const until = new Date(world.clock.now().getTime() + 3_600_000);
  holdBack(world, show, [waiting ?? []], { reason: "delay", until });
  offer(world, show, [wanted ?? []], { rejections: ["Unknown Series"] });
  const movie = added(world, aMovie("Trouble: The Movie"));
  const blockedMovie = downloaded(world, movie);
  blockImport(world, blockedMovie, [{ title: movie.title.title, messages: ["Sample"] }]);
  offer(world, movie, each(movie.units), { quality: "Bluray-2160p" });
  const other = added(world, aMovie("Trouble: The Other Movie"));
  holdBack(world, other, each(other.units), { reason: "downloadClientUnavailable" });
  const owned = added(world, aMovie("Owned"));
  importRest(world, downloaded(world, owned));
  pickUpFiles(world, owned.files, 0);
  addStub(world, aShow("Stub"), aShow("Stub").episodes[0]);
  complain(world, "sonarr", HEALTH.indexersFailing);
  complain(world, "radarr", HEALTH.downloadClientFailing);
  const seerrRequest = request(world, { title: aMovie("Undecided") });
  const failed = request(world, { title: aMovie("Not Added") });
  failToAdd(world, failed);
  const media = world.media.get(owned.title)?.id ?? 0;

  const episodeIds = show.units.map(({ id }) => id);
  const search = (service: "sonarr" | "radarr", body: object): Sending => ({
    service,
    call: "POST /api/v3/command",
    body,
  });
  return [
    { service: "sonarr", call: `GET /api/v3/release?episodeId=${episodeIds[3]}` },
    { service: "sonarr", call: `GET /api/v3/release?seriesId=${show.id}&seasonNumber=1` },
    { service: "sonarr", call: `GET /api/v3/manualimport?downloadId=${stuck.hash.toUpperCase()}` },
    {
      service: "sonarr",
      call: "PUT /api/v3/episode/monitor",
      body: { episodeIds, monitored: true },
    },
    {
      service: "sonarr",
      call: "PUT /api/v3/series/editor",
      body: { seriesIds: [show.id], monitored: true },
    },
    { service: "sonarr", call: `PUT /api/v3/series/${show.id}`, body: { monitored: true } },
    search("sonarr", { name: "EpisodeSearch", episodeIds }),
    {
      service: "sonarr",
      call: "DELETE /api/v3/queue/bulk?skipRedownload=true",
      body: { ids: [1] },
    },
    {
      service: "sonarr",
      call: "DELETE /api/v3/episodefile/bulk",
      body: { episodeFileIds: [3301] },
    },
    { service: "sonarr", call: `DELETE /api/v3/series/${show.id}?deleteFiles=true` },
    { service: "radarr", call: `GET /api/v3/release?movieId=${movie.id}` },
    {
      service: "radarr",
      call: `GET /api/v3/manualimport?downloadId=${blockedMovie.hash.toUpperCase()}`,
    },
    {
      service: "radarr",
      call: "PUT /api/v3/movie/editor",
      body: { movieIds: [movie.id], monitored: true },
    },
    { service: "radarr", call: `PUT /api/v3/movie/${movie.id}`, body: { monitored: true } },
    search("radarr", { name: "MoviesSearch", movieIds: [movie.id] }),
    { service: "radarr", call: `DELETE /api/v3/moviefile/${owned.files[0]?.id}` },
    { service: "radarr", call: "DELETE /api/v3/movie/editor", body: { movieIds: [movie.id] } },
    { service: "seerr", call: "GET /api/v1/media?take=5&filter=all" },
    {
      service: "seerr",
      call: `PUT /api/v1/request/${seerrRequest.id}`,
      body: { mediaType: "movie" },
    },
    { service: "seerr", call: `POST /api/v1/request/${seerrRequest.id}/approve` },
    { service: "seerr", call: `POST /api/v1/request/${failed.id}/retry` },
    {
      service: "seerr",
      call: "POST /api/v1/request",
      body: { mediaType: "movie", mediaId: owned.title.tmdbId, is4k: true },
    },
    { service: "seerr", call: `POST /api/v1/media/${media}/unknown`, body: { is4k: false } },
    { service: "seerr", call: `DELETE /api/v1/media/${media}/file?is4k=false` },
    { service: "seerr", call: `DELETE /api/v1/media/${media}` },
    { service: "seerr", call: `DELETE /api/v1/request/${seerrRequest.id}` },
    { service: "shoko", call: "GET /api/v3/Series/51" },
    {
      service: "shoko",
      call: "GET /api/v3/Series/51/Episode?includeDataFrom=AniDB,TMDB&pageSize=0",
    },
    { service: "shoko", call: "GET /api/v3/Action/RemoveMissingFiles/false" },
    { service: "shoko", call: "POST /api/v3/Queue/Pause" },
    { service: "jellyfin", call: "GET /Items?recursive=true&fields=ProviderIds,Path,MediaSources" },
    {
      service: "jellyfin",
      call: `DELETE /Items/${world.libraries.jellyfin.items.get(owned.files[0]?.path ?? "")?.id}`,
    },
  ];
}
