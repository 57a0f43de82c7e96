import type { Translation } from "../area.ts";
import type * as english from "../words/backup.ts";

export const backupText: Translation<typeof english.backupText> = {
  backups: "Sauvegardes",
  hint: "Chaque nuit, le tracker sauvegarde sa base de données. Une sauvegarde contient tout ce que le tracker sait ; gardez des copies sur un autre disque.",
  none: "Il n’y a pas encore de sauvegarde.",
  make: "Sauvegarder maintenant",
  making: "Sauvegarde en cours…",
  made: "Sauvegarde faite",
  beforeUpgrade: "avant une mise à jour",
  failed: "La dernière sauvegarde a échoué {time} : {reason}",
  download: "Télécharger",
  downloadOf: "Télécharger la sauvegarde du {time}",
  restore: "Restaurer",
  restoreOf: "Restaurer la sauvegarde du {time}",
  restoreYes: "Restaurer et redémarrer",
  restarting:
    "Le tracker redémarre avec cette sauvegarde. Ce qu’il y avait avant devient une sauvegarde.",
  restartNeeded: "Redémarrez le tracker : il commencera avec cette sauvegarde.",
  remove: "Supprimer",
  removeOf: "Supprimer la sauvegarde du {time}",
  removeYes: "Supprimer la sauvegarde",
};
