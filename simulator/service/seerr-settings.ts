import { get, type Route } from "../http/router.ts";
import { API_KEYS } from "./access.ts";
import { ARR_APPS } from "./arr-app.ts";
import { JELLYFIN_SERVER_IDS, type ServiceContext } from "./context.ts";
import { listLibraries } from "./jellyfin-library.ts";

/** The servers that Seerr is connected to, as an admin sees them, including keys. */
export function seerrSettingsRoutes(context: ServiceContext): Route[] {
  const { world, urls } = context;
  return [
    get("/api/v1/settings/network", () => ({
      json: {
        csrfProtection: world.seerr.hasCsrfProtection,
        forceIpv4First: false,
        trustProxy: false,
        proxy: { enabled: false, hostname: "", port: 8080, useSsl: false },
      },
    })),
    get("/api/v1/settings/radarr", () => ({
      json: world.arrs
        .filter((instance) => instance !== "sonarr")
        .map((instance, id) => ({
          ...toServer(context, instance, id),
          activeDirectory: instance === "radarr" ? "/data/media/movies" : "/data/media/movies-4k",
          minimumAvailability: "released",
        })),
    })),
    get("/api/v1/settings/sonarr", () => ({
      json: [
        {
          ...toServer(context, "sonarr", 0),
          seriesType: "standard",
          animeSeriesType: "anime",
          activeDirectory: "/data/media/tv",
          activeAnimeProfileId: 1,
          activeAnimeProfileName: "Anime",
          activeAnimeDirectory: "/data/media/anime/shows",
          animeTags: [],
          enableSeasonFolders: true,
          monitorNewItems: "all",
        },
      ],
    })),
    get("/api/v1/settings/jellyfin", () => {
      const { hostname, port } = new URL(urls.jellyfin);
      return {
        json: {
          name: "homelab",
          ip: hostname,
          port: Number(port),
          useSsl: false,
          urlBase: "",
          externalHostname: "",
          jellyfinForgotPasswordUrl: "",
          libraries: listLibraries(world).map(({ id, name, collectionType }) => ({
            id,
            name,
            enabled: true,
            type: collectionType === "movies" ? "movie" : "show",
          })),
          serverId: JELLYFIN_SERVER_IDS.jellyfin,
          apiKey: API_KEYS.jellyfin,
        },
      };
    }),
  ];
}

function toServer({ urls }: ServiceContext, instance: keyof typeof ARR_APPS, id: number) {
  const { hostname, port } = new URL(urls[instance]);
  const is4k = instance === "radarr-4k";
  return {
    name: is4k ? "Radarr 4K" : ARR_APPS[instance].appName,
    hostname,
    port: Number(port),
    apiKey: API_KEYS[instance],
    useSsl: false,
    baseUrl: "",
    activeProfileId: is4k ? 5 : 6,
    activeProfileName: is4k ? "Ultra-HD" : "HD - 720p/1080p",
    is4k,
    tags: [],
    isDefault: true,
    externalUrl: "",
    syncEnabled: true,
    preventSearch: false,
    tagRequests: false,
    overrideRule: [],
    id,
  };
}
