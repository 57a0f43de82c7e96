import type { ServiceKind } from "../graphql/graphql.ts";

const ARR: Readonly<Record<string, string>> = {
  Grab: "Release grabbed",
  Download: "Imported",
  Rename: "Files renamed",
  ManualInteractionRequired: "Needs manual interaction",
  SeriesAdd: "Series added",
  SeriesDelete: "Series deleted",
  EpisodeFileDelete: "Episode file deleted",
  MovieAdded: "Movie added",
  MovieDelete: "Movie deleted",
  MovieFileDelete: "Movie file deleted",
  Health: "Health issue",
  HealthRestored: "Health issue resolved",
  ApplicationUpdate: "Application updated",
  Test: "Test message",
};

const SEERR: Readonly<Record<string, string>> = {
  MEDIA_PENDING: "Request waits for approval",
  MEDIA_AUTO_REQUESTED: "Requested automatically",
  MEDIA_APPROVED: "Request approved",
  MEDIA_AUTO_APPROVED: "Request approved automatically",
  MEDIA_DECLINED: "Request declined",
  MEDIA_FAILED: "Request could not be sent on",
  MEDIA_AVAILABLE: "Available",
  ISSUE_CREATED: "Issue reported",
  ISSUE_COMMENT: "Issue commented on",
  ISSUE_RESOLVED: "Issue resolved",
  ISSUE_REOPENED: "Issue reopened",
  TEST_NOTIFICATION: "Test message",
};

const JELLYFIN: Readonly<Record<string, string>> = {
  ItemAdded: "Added to the library",
  ItemDeleted: "Removed from the library",
  TaskCompleted: "Task completed",
  PlaybackStart: "Playback started",
  PlaybackProgress: "Playback continues",
  PlaybackStop: "Playback stopped",
  SessionStart: "Session started",
  UserDataSaved: "Playback state saved",
  PendingRestart: "Restart pending",
};

const EMBY: Readonly<Record<string, string>> = {
  "library.new": "Added to the library",
  "library.deleted": "Removed from the library",
  "playback.start": "Playback started",
  "playback.stop": "Playback stopped",
  "system.webhooktest": "Test message",
  "system.notificationtest": "Test message",
};

const EVENTS: Partial<Record<ServiceKind, Readonly<Record<string, string>>>> = {
  SEERR,
  SONARR: ARR,
  RADARR: ARR,
  JELLYFIN,
  EMBY,
};

/** What a webhook reports, in words; the service's own name of an event that has none. */
export function eventWords(kind: ServiceKind, event: string | null): string {
  if (event === null) return "Unknown event";
  const words = EVENTS[kind];
  return words !== undefined && Object.hasOwn(words, event) ? (words[event] ?? event) : event;
}
