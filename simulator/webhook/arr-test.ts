import type { ArrApp } from "../service/arr-app.ts";

/** The test message of a connection. Sonarr's has no release, download client or download id. */
export function toTestBody({ arr, appName }: ArrApp): object {
  const end = { eventType: "Test", instanceName: appName, applicationUrl: "" };
  return arr === "sonarr" ? { ...SERIES, ...end } : { ...MOVIE, ...end };
}

const SERIES = {
  series: {
    id: 1,
    title: "Test Title",
    path: "C:\\testpath",
    tvdbId: 1234,
    tvMazeId: 0,
    tmdbId: 0,
    type: "standard",
    year: 0,
    tags: ["test-tag"],
  },
  episodes: [
    {
      id: 123,
      episodeNumber: 1,
      seasonNumber: 1,
      title: "Test title",
      seriesId: 0,
      tvdbId: 0,
    },
  ],
};

const MOVIE = {
  movie: {
    id: 1,
    title: "Test Title",
    year: 1970,
    releaseDate: "1970-01-01",
    folderPath: "C:\\testpath",
    tmdbId: 0,
    tags: ["test-tag"],
  },
  remoteMovie: { tmdbId: 1234, imdbId: "5678", title: "Test title", year: 1970 },
  release: {
    quality: "Test Quality",
    qualityVersion: 1,
    releaseGroup: "Test Group",
    releaseTitle: "Test Title",
    indexer: "Test Indexer",
    size: 9999999,
    customFormatScore: 0,
    indexerFlags: [],
  },
};
