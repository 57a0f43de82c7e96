import type { Translation } from "../area.ts";
import type * as english from "../words/doctor.ts";

export const doctorText: Translation<typeof english.doctorText> = {
  purpose: "Solo los administradores ven cómo están configurados los servicios",
  intro:
    "Comprueba cada servicio, su webhook, sus carpetas y su reloj, y si los servicios encajan entre sí. Se hace cada noche y tras cada actualización.",
  check: "Comprobar la cadena",
  checking: "Comprobando…",
  checked: "Comprobado {time}. La base de datos ocupa {size}.",
  never: "La cadena aún no se ha comprobado.",
  fine: "Todo lo que se comprobó está bien configurado.",
  broken: "Averiado",
  advice: "Consejo",
  fix: "Arreglar",
  fixing: "Registrando…",
  copy: "Copiar",
  service: "Abrir el servicio",
  unchecked: "Sin comprobar ({count})",
};
