import type { Translation } from "../area.ts";
import type * as english from "../words/backup.ts";

export const backupText: Translation<typeof english.backupText> = {
  backups: "Copias de seguridad",
  hint: "Cada noche, el tracker hace una copia de seguridad de su base de datos. Contiene todo lo que el tracker sabe; guarda copias en otro disco.",
  none: "Todavía no hay copias de seguridad.",
  make: "Hacer una copia ahora",
  making: "Haciendo la copia…",
  made: "Copia hecha",
  beforeUpgrade: "antes de una actualización",
  failed: "La última copia de seguridad falló {time}: {reason}",
  download: "Descargar",
  downloadOf: "Descargar la copia de seguridad del {time}",
  restore: "Restaurar",
  restoreOf: "Restaurar la copia de seguridad del {time}",
  restoreYes: "Restaurar y reiniciar",
  restarting:
    "El tracker se reinicia con esta copia. Lo que había antes pasa a ser una copia de seguridad.",
  restartNeeded: "Reinicia el tracker: entonces empezará con esta copia.",
  remove: "Eliminar",
  removeOf: "Eliminar la copia de seguridad del {time}",
  removeYes: "Eliminar la copia",
};
