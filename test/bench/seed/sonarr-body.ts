import { createHash } from "node:crypto";
import { EPISODES, episodeOf, showOf } from "./show.ts";

// Bodies as Sonarr 4 sends them: its fields, its indentation, its sizes (2 to 3 kB for one episode, 4.5 kB for the grab
// of a pack of thirteen, 15 kB for its import).

const ALL = Array.from({ length: EPISODES }, (_, index) => index + 1);
const JAPANESE = { id: 8, name: "Japanese" };
const FORMATS = [
  { id: 10, name: "Anime BD Tier 04" },
  { id: 11, name: "x265" },
];

/** Every webhook of one season pack, in order. A later `lap` is another release of the same show. */
export function listPackBodies(show: number, lap: number): readonly string[] {
  return [
    grabBody(show, ALL, lap),
    ...ALL.map((number) => importBody(show, number, lap)),
    importCompleteBody(show, lap),
  ];
}

/** A release with these episodes was sent to the download client. */
export function grabBody(show: number, numbers: readonly number[], lap: number): string {
  return toText({
    series: seriesPart(show),
    episodes: numbers.map((number) => episodePart(show, number)),
    release: {
      quality: "Bluray-1080p",
      qualityVersion: 1,
      releaseGroup: "SubsPlease",
      releaseTitle: releaseTitle(show, lap),
      indexer: "Nyaa.si (Prowlarr)",
      size: 25_769_803_776,
      customFormatScore: 140,
      customFormats: FORMATS.map(({ name }) => name),
      languages: [JAPANESE],
    },
    ...clientPart(show, numbers, lap),
    ...formatPart(),
    eventType: "Grab",
  });
}

function importBody(show: number, number: number, lap: number): string {
  return toText({
    series: seriesPart(show),
    episodes: [episodePart(show, number)],
    episodeFile: { ...filePart(show, number, lap), sourcePath: sourcePath(show, number, lap) },
    isUpgrade: false,
    ...clientPart(show, ALL, lap),
    ...formatPart(),
    release: importedRelease(show, lap),
    eventType: "Download",
  });
}

function importCompleteBody(show: number, lap: number): string {
  return toText({
    series: seriesPart(show),
    episodes: ALL.map((number) => episodePart(show, number)),
    episodeFiles: ALL.map((number) => filePart(show, number, lap)),
    ...clientPart(show, ALL, lap),
    release: importedRelease(show, lap),
    fileCount: EPISODES,
    sourcePath: `/data/downloads/complete/${releaseTitle(show, lap)}`,
    destinationPath: `${showOf(show).path}/Season 1`,
    eventType: "Download",
  });
}

function toText(body: object): string {
  return JSON.stringify(
    { ...body, instanceName: "Sonarr", applicationUrl: "http://sonarr.lan:8989" },
    null,
    2,
  );
}

function seriesPart(show: number) {
  const { seriesId, ...ids } = showOf(show);
  const image = (coverType: string) => ({
    coverType,
    url: `/MediaCover/${seriesId}/${coverType}.jpg?lastWrite=638700000000000000`,
    remoteUrl: `https://artworks.example/series/${ids.tvdbId}/${coverType}.jpg`,
  });
  return {
    id: seriesId,
    ...ids,
    titleSlug: `the-long-way-home-${show}`,
    tvMazeId: 0,
    type: "anime",
    year: 2024,
    genres: ["Adventure", "Animation", "Drama"],
    images: [image("poster"), image("fanart")],
    tags: [],
    originalLanguage: JAPANESE,
  };
}

function episodePart(show: number, number: number) {
  const { arrId, tvdbId, title, airDate } = episodeOf(show, number);
  return {
    id: arrId,
    episodeNumber: number,
    seasonNumber: 1,
    title,
    airDate: airDate.toISOString().slice(0, 10),
    airDateUtc: airDate.toISOString(),
    seriesId: showOf(show).seriesId,
    tvdbId,
  };
}

function filePart(show: number, number: number, lap: number) {
  const { title, path } = showOf(show);
  const relativePath = `Season 1/${title} - S01E${twoDigits(number)} - ${episodeOf(show, number).title}.mkv`;
  return {
    id: lap * 10_000_000 + episodeOf(show, number).arrId,
    relativePath,
    path: `${path}/${relativePath}`,
    quality: "Bluray-1080p",
    qualityVersion: 1,
    releaseGroup: "SubsPlease",
    sceneName: `[SubsPlease] ${title} - ${twoDigits(number)} (BD 1080p)`,
    size: 2_097_152_000,
    dateAdded: "2026-03-02T20:00:00.1200000Z",
    languages: [JAPANESE],
    mediaInfo: {
      audioChannels: 2,
      audioCodec: "FLAC",
      audioLanguages: ["jpn"],
      height: 1080,
      width: 1920,
      subtitles: ["eng"],
      videoCodec: "x265",
      videoDynamicRange: "",
      videoDynamicRangeType: "",
    },
  };
}

function sourcePath(show: number, number: number, lap: number): string {
  const name = `[SubsPlease] ${showOf(show).title} - ${twoDigits(number)} (BD 1080p).mkv`;
  return `/data/downloads/complete/${releaseTitle(show, lap)}/${name}`;
}

function releaseTitle(show: number, lap: number): string {
  return `[SubsPlease] ${showOf(show).title} - S01 v${lap + 1} (BD 1080p HEVC FLAC) [Batch]`;
}

function importedRelease(show: number, lap: number) {
  return {
    releaseTitle: releaseTitle(show, lap),
    indexer: "Nyaa.si (Prowlarr)",
    size: 25_769_803_776,
    releaseType: "seasonPack",
  };
}

function clientPart(show: number, numbers: readonly number[], lap: number) {
  const hash = createHash("sha1").update(`${show} ${numbers.join()} ${lap}`).digest("hex");
  return {
    downloadClient: "qBittorrent",
    downloadClientType: "qBittorrent",
    downloadId: hash.toUpperCase(),
  };
}

function formatPart() {
  return { customFormatInfo: { customFormats: FORMATS, customFormatScore: 140 } };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
