import type { Translation } from "../area.ts";
import type * as english from "../words/backup.ts";

export const backupText: Translation<typeof english.backupText> = {
  backups: "Sicherungen",
  hint: "Der Tracker sichert jede Nacht seine Datenbank. Eine Sicherung enthält alles, was der Tracker weiß; Kopien gehören auf ein anderes Laufwerk.",
  none: "Es gibt noch keine Sicherungen.",
  make: "Jetzt sichern",
  making: "Wird gesichert …",
  made: "Gesichert",
  beforeUpgrade: "vor einer Aktualisierung",
  failed: "Die letzte Sicherung ist {time} fehlgeschlagen: {reason}",
  download: "Herunterladen",
  downloadOf: "Sicherung vom {time} herunterladen",
  restore: "Wiederherstellen",
  restoreOf: "Sicherung vom {time} wiederherstellen",
  restoreYes: "Wiederherstellen und neu starten",
  restarting:
    "Der Tracker startet mit dieser Sicherung neu. Was vorher da war, wird eine Sicherung.",
  restartNeeded: "Tracker neu starten: er beginnt dann mit dieser Sicherung.",
  remove: "Löschen",
  removeOf: "Sicherung vom {time} löschen",
  removeYes: "Sicherung löschen",
};
