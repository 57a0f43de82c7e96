import type { Translation } from "../area.ts";
import type * as english from "../words/tape.ts";

export const tapeText: Translation<typeof english.tapeText> = {
  exportTape: "Exportar para un informe de error",
  exportOf: "Exportar {title}",
  purpose:
    "El archivo contiene, en orden, lo que se comunicó sobre esta solicitud, para que un desarrollador pueda reproducir lo ocurrido. No se envía nada.",
  holds:
    "Contiene: títulos, nombres de archivos, carpetas, releases, indexadores y servicios, versiones y horas.",
  removed:
    "Se eliminan: nombres y correos electrónicos de personas, direcciones de los servicios, claves de API, contraseñas, tokens y passkeys.",
  look: "Revise el archivo antes de publicarlo.",
  download: "Descargar",
};
