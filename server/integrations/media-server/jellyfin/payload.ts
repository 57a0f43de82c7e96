import { z } from "zod";
import { flag, naturalInt, nested, number, text } from "../../shared/lenient.ts";
import { ScheduledTaskList } from "../common/media-browser.ts";

/** The response to a login. */
export const JellyfinLogin = z.object({
  AccessToken: z.string().min(1),
  User: nested(z.object({ Policy: nested(z.object({ IsAdministrator: flag })) })),
});

/** The envelope of all WebSocket messages; `Data` depends on the type. */
export const JellyfinMessage = z.object({ MessageType: z.string(), Data: z.unknown().optional() });

/** Data of ForceKeepAlive: seconds after which a silent client is disconnected. */
export const KeepAliveSeconds = naturalInt;

/** Data of RefreshProgress for one library folder: 0..100, as text. */
export const JellyfinRefreshProgress = z.object({ Progress: number });

/** Data of ScheduledTasksInfo. */
export const JellyfinTasksInfo = ScheduledTaskList;

/** Data of ScheduledTaskEnded. */
export const JellyfinTaskEnded = z.object({ Key: text });

/** All notification types of the webhook plugin, version 21. */
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
 * A flat object. The keys come from the admin's template or from the plugin ("Send All Properties"); `notification.ts`
 * reads the content.
 */
export const JellyfinNotificationBody = z.record(z.string(), z.unknown());
