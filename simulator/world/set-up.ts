import type { ArrInstance } from "./model.ts";
import type { ArrSetUp, SetUp } from "./set-up-model.ts";

const DOWNLOAD_FOLDER = "/data/downloads/complete";

const ROOT_FOLDERS: Readonly<Record<ArrInstance, readonly string[]>> = {
  sonarr: ["/data/media/anime/shows", "/data/media/tv"],
  radarr: ["/data/media/anime/movies", "/data/media/movies"],
  "radarr-4k": ["/data/media/movies-4k"],
};

/** All services are set up well: one file system, the same paths everywhere. */
export function createSetUp(): SetUp {
  return {
    arr: {
      sonarr: createArrSetUp("sonarr", "tv-sonarr"),
      radarr: createArrSetUp("radarr", "radarr"),
      "radarr-4k": createArrSetUp("radarr-4k", "radarr-4k"),
    },
    client: {
      folder: DOWNLOAD_FOLDER,
      categories: { "tv-sonarr": { savePath: "" }, radarr: { savePath: "" } },
    },
    notInLibrary: [],
    notInMatcher: [],
    jellyfinVersion: null,
  };
}

function createArrSetUp(instance: ArrInstance, category: string): ArrSetUp {
  return {
    hasClient: true,
    category,
    copiesFiles: false,
    mappings: [],
    mounts: ["/", "/config", "/data"],
    folders: ["/config", DOWNLOAD_FOLDER, ...ROOT_FOLDERS[instance]],
    notified: [],
  };
}
