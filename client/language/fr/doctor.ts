import type { Translation } from "../area.ts";
import type * as english from "../words/doctor.ts";

export const doctorText: Translation<typeof english.doctorText> = {
  purpose: "Seuls les administrateurs voient comment les services sont configurés",
  intro:
    "Vérifie chaque service, son webhook, ses dossiers et son horloge, et si les services vont ensemble. A lieu chaque nuit et après chaque mise à jour.",
  check: "Vérifier la chaîne",
  checking: "Vérification…",
  checked: "Vérifié {time}. La base de données occupe {size}.",
  never: "La chaîne n’a pas encore été vérifiée.",
  fine: "Tout ce qui a été vérifié est bien configuré.",
  broken: "En panne",
  advice: "Conseil",
  fix: "Corriger",
  fixing: "Enregistrement…",
  copy: "Copier",
  service: "Ouvrir le service",
  unchecked: "Non vérifié ({count})",
};
