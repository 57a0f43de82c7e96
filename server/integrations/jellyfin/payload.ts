import { z } from "zod";
import { bytes, listOf, naturalInt, text } from "../lenient.ts";

const JellyfinMediaSource = z.object({ Id: text, Path: text, Size: bytes });

export const JellyfinItem = z.object({
  Id: z.string(),
  ServerId: text,
  Name: text,
  Type: text,
  Path: text,
  /** Keys are cased by whoever wrote them; values can be empty. */
  ProviderIds: z.record(z.string(), text).nullish(),
  /** Episode number, and the last one of a file that holds several. */
  IndexNumber: naturalInt,
  IndexNumberEnd: naturalInt,
  /** Season; absent when the name was not understood. */
  ParentIndexNumber: naturalInt,
  /** "FileSystem", or "Virtual" for an episode that is missing. */
  LocationType: text,
  MediaSources: listOf(JellyfinMediaSource),
});
export type JellyfinItem = z.infer<typeof JellyfinItem>;

export const JellyfinItemPage = z.object({ Items: z.array(JellyfinItem) });
export type JellyfinItemPage = z.infer<typeof JellyfinItemPage>;

export const JellyfinSystemInfo = z.object({ Version: z.string(), ServerName: text });
export type JellyfinSystemInfo = z.infer<typeof JellyfinSystemInfo>;

/** Every notification type of the webhook plugin, version 21. */
export const NOTIFICATION_TYPES = [
  "ItemAdded",
  "ItemDeleted",
  "Generic",
  "PlaybackStart",
  "PlaybackProgress",
  "PlaybackStop",
  "SubtitleDownloadFailure",
  "AuthenticationFailure",
  "AuthenticationSuccess",
  "SessionStart",
  "PendingRestart",
  "TaskCompleted",
  "PluginInstallationCancelled",
  "PluginInstallationFailed",
  "PluginInstalled",
  "PluginInstalling",
  "PluginUninstalled",
  "PluginUpdated",
  "UserCreated",
  "UserDeleted",
  "UserLockedOut",
  "UserPasswordChanged",
  "UserUpdated",
  "UserDataSaved",
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/**
 * A webhook body is a flat object whose keys the admin can name himself (template) or the plugin does (Send All
 * Properties); what is in it is read by `notification.ts`.
 */
export const JellyfinNotificationBody = z.record(z.string(), z.unknown());
