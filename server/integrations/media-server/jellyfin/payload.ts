import { z } from "zod";
import { flag, naturalInt, nested, number, text } from "../../shared/lenient.ts";
import { ScheduledTaskList } from "../common/media-browser.ts";

/** What a login is answered with. */
export const JellyfinLogin = z.object({
  AccessToken: z.string().min(1),
  User: nested(z.object({ Policy: nested(z.object({ IsAdministrator: flag })) })),
});

/** The envelope of everything that the socket says; `Data` is read by the type. */
export const JellyfinMessage = z.object({ MessageType: z.string(), Data: z.unknown().optional() });

/** Data of ForceKeepAlive: seconds after which a silent client is dropped. */
export const KeepAliveSeconds = naturalInt;

/** Data of RefreshProgress, one library folder's; 0..100, written as text. */
export const JellyfinRefreshProgress = z.object({ Progress: number });

/** Data of ScheduledTasksInfo. */
export const JellyfinTasksInfo = ScheduledTaskList;

/** Data of ScheduledTaskEnded. */
export const JellyfinTaskEnded = z.object({ Key: text });

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
