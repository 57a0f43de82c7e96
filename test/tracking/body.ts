/** Webhook bodies of an invented household, in the shapes the apps send. */

export interface SeriesBodyOptions {
  readonly episodes: readonly (readonly [season: number, number: number])[];
  readonly downloadId?: string;
  readonly title?: string;
  readonly anime?: boolean;
}

export const SERIES = {
  id: 5,
  title: "Paper Lanterns",
  tvdbId: 700100,
  tmdbId: 800100,
  year: 2022,
};

export function seasonRequest(
  requestId: number,
  seasons: string,
  type = "MEDIA_AUTO_APPROVED",
): Record<string, unknown> {
  return {
    notification_type: type,
    event: "Series Request",
    subject: `${SERIES.title} (${SERIES.year})`,
    message: "",
    image: "",
    media: {
      media_type: "tv",
      tmdbId: String(SERIES.tmdbId),
      tvdbId: String(SERIES.tvdbId),
      status: "PENDING",
      status4k: "UNKNOWN",
    },
    request: { request_id: String(requestId), requestedBy_username: "Ada" },
    issue: null,
    comment: null,
    extra: [{ name: "Requested Seasons", value: seasons }],
  };
}

function base({ episodes, downloadId, anime = false }: SeriesBodyOptions): Record<string, unknown> {
  return {
    series: { ...SERIES, path: `/data/tv/${SERIES.title}`, type: anime ? "anime" : "standard" },
    episodes: episodes.map(([seasonNumber, episodeNumber]) => ({
      id: seasonNumber * 100 + episodeNumber,
      seasonNumber,
      episodeNumber,
      title: `Episode ${episodeNumber}`,
    })),
    downloadClient: "qBittorrent",
    downloadClientType: "qBittorrent",
    ...(downloadId === undefined ? {} : { downloadId }),
    instanceName: "Sonarr",
    applicationUrl: "",
  };
}

export function grabOf(options: SeriesBodyOptions): Record<string, unknown> {
  const releaseTitle = options.title ?? "Paper.Lanterns.S01.1080p";
  return {
    ...base(options),
    release: { releaseTitle, quality: "WEBDL-1080p", indexer: "Bay", size: 5_000_000_000 },
    eventType: "Grab",
  };
}

export function fileImportOf(options: SeriesBodyOptions, fileId: number): Record<string, unknown> {
  const code = options.episodes
    .map(
      ([season, number]) =>
        `S${String(season).padStart(2, "0")}E${String(number).padStart(2, "0")}`,
    )
    .join("-");
  const season = options.episodes[0]?.[0] ?? 1;
  return {
    ...base(options),
    episodeFile: {
      id: fileId,
      relativePath: `Season ${season}/${SERIES.title} - ${code}.mkv`,
      path: `/data/tv/${SERIES.title}/Season ${season}/${SERIES.title} - ${code}.mkv`,
      quality: "WEBDL-1080p",
      size: 400_000_000,
    },
    isUpgrade: false,
    release: { releaseType: "seasonPack" },
    eventType: "Download",
  };
}

/** "Import complete" without files of its own, naming the episodes that came. */
export function importCompleteOf(options: SeriesBodyOptions): Record<string, unknown> {
  return {
    ...base(options),
    episodeFiles: [],
    fileCount: options.episodes.length,
    release: {},
    eventType: "Download",
  };
}

export const episodesOf = (season: number, count: number): (readonly [number, number])[] =>
  Array.from({ length: count }, (_, index) => [season, index + 1] as const);
