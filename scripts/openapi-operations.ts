/** A checked-in type of the operations that one client calls. Add a new call here, then run `npm run openapi:types`. */
export interface ApiType {
  readonly name: string;
  /** Path from the repository's root. */
  readonly file: string;
  /** With several documents an operation has the parameters of all. */
  readonly documents: readonly string[];
  /** Prefix of every path, which the document leaves to its server entry. */
  readonly basePath?: string;
  /** The service reads lists as text, separated by commas. */
  readonly joinsLists?: boolean;
  readonly operations: readonly `${"GET" | "POST" | "PUT" | "DELETE"} ${string}`[];
}

export const API_TYPES: readonly ApiType[] = [
  {
    name: "ArrApi",
    file: "server/integrations/arr/common/api.generated.ts",
    documents: ["sonarr.json", "radarr.json"],
    operations: [
      "GET /api/v3/system/status",
      "GET /api/v3/system/task",
      "GET /api/v3/health",
      "GET /api/v3/queue",
      "GET /api/v3/queue/details",
      "DELETE /api/v3/queue/{id}",
      "GET /api/v3/history",
      "GET /api/v3/history/since",
      "GET /api/v3/release",
      "POST /api/v3/release",
      "GET /api/v3/manualimport",
      "POST /api/v3/command",
      "GET /api/v3/downloadclient",
      "GET /api/v3/rootfolder",
      "GET /api/v3/diskspace",
      "GET /api/v3/config/mediamanagement",
      "GET /api/v3/remotepathmapping",
      "GET /api/v3/filesystem",
      "GET /api/v3/notification",
      "POST /api/v3/notification",
      "PUT /api/v3/notification/{id}",
      "GET /api/v3/notification/schema",
      "POST /api/v3/notification/test",
    ],
  },
  {
    name: "SonarrApi",
    file: "server/integrations/arr/sonarr/api.generated.ts",
    documents: ["sonarr.json"],
    operations: [
      "GET /api/v3/series",
      "GET /api/v3/series/{id}",
      "PUT /api/v3/series/{id}",
      "DELETE /api/v3/series/{id}",
      "PUT /api/v3/series/editor",
      "GET /api/v3/episode",
      "PUT /api/v3/episode/monitor",
      "GET /api/v3/episodefile",
      "DELETE /api/v3/episodefile/bulk",
      "GET /api/v3/history/series",
    ],
  },
  {
    name: "RadarrApi",
    file: "server/integrations/arr/radarr/api.generated.ts",
    documents: ["radarr.json"],
    operations: [
      "GET /api/v3/movie",
      "GET /api/v3/movie/{id}",
      "PUT /api/v3/movie/{id}",
      "DELETE /api/v3/movie/{id}",
      "PUT /api/v3/movie/editor",
      "GET /api/v3/moviefile",
      "DELETE /api/v3/moviefile/bulk",
      "GET /api/v3/history/movie",
    ],
  },
  {
    name: "SeerrApi",
    file: "server/integrations/request-manager/seerr/api.generated.ts",
    documents: ["seerr.yml"],
    basePath: "/api/v1",
    operations: [
      "GET /api/v1/status",
      "GET /api/v1/request",
      "GET /api/v1/request/{requestId}",
      "PUT /api/v1/request/{requestId}",
      "DELETE /api/v1/request/{requestId}",
      "POST /api/v1/request/{requestId}/{status}",
      "POST /api/v1/request/{requestId}/retry",
      "GET /api/v1/movie/{movieId}",
      "GET /api/v1/tv/{tvId}",
      "DELETE /api/v1/media/{mediaId}",
      "POST /api/v1/media/{mediaId}/{status}",
      "GET /api/v1/user",
      "GET /api/v1/user/{userId}",
      "POST /api/v1/auth/local",
      "GET /api/v1/settings/public",
      "GET /api/v1/settings/sonarr",
      "GET /api/v1/settings/radarr",
      "GET /api/v1/settings/plex",
      "GET /api/v1/settings/jellyfin",
      "GET /api/v1/settings/network",
      "GET /api/v1/settings/main",
      "GET /api/v1/settings/notifications/webhook",
      "POST /api/v1/settings/notifications/webhook",
      "POST /api/v1/settings/notifications/webhook/test",
      "POST /api/v1/settings/jobs/{jobId}/run",
    ],
  },
  {
    name: "MediaBrowserApi",
    file: "server/integrations/media-server/common/api.generated.ts",
    documents: ["jellyfin.json", "jellyfin-12.0.json"],
    joinsLists: true,
    operations: [
      "GET /System/Info",
      "GET /Items",
      "GET /Shows/{seriesId}/Episodes",
      "GET /ScheduledTasks",
      "POST /ScheduledTasks/Running/{taskId}",
      "POST /Library/Media/Updated",
      "GET /Library/VirtualFolders",
      "GET /Users/{userId}",
      "POST /Users/AuthenticateByName",
      "POST /Users/AuthenticateWithQuickConnect",
      "POST /Sessions/Logout",
      "GET /QuickConnect/Enabled",
      "POST /QuickConnect/Initiate",
      "GET /QuickConnect/Connect",
    ],
  },
];
