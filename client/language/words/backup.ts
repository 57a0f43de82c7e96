import { createArea } from "../area.ts";

/** Backups of the database. */
export const backupText = createArea("backupText", {
  backups: "Backups",
  hint: "Each night the tracker makes a backup of its database. A backup holds everything that the tracker knows; keep copies on another disk.",
  none: "There are no backups yet.",
  make: "Back up now",
  making: "Backing up…",
  made: "Backup made",
  beforeUpgrade: "before an upgrade",
  failed: "The last backup failed {time}: {reason}",
  download: "Download",
  downloadOf: "Download the backup of {time}",
  restore: "Restore",
  restoreOf: "Restore the backup of {time}",
  restoreYes: "Restore and restart",
  restarting: "The tracker restarts with this backup. What was there before becomes a backup.",
  restartNeeded: "Restart the tracker: it then begins with this backup.",
  remove: "Delete",
  removeOf: "Delete the backup of {time}",
  removeYes: "Delete backup",
});
