import type { Translation } from "../area.ts";
import type * as english from "../words/tape.ts";

export const tapeText: Translation<typeof english.tapeText> = {
  exportTape: "Exporter pour un rapport de bug",
  exportOf: "Exporter {title}",
  purpose:
    "Le fichier contient, dans l’ordre, ce qui a été signalé sur cette demande, pour qu’un développeur puisse rejouer ce qui s’est passé. Rien n’est envoyé.",
  holds:
    "Il contient : titres, noms de fichiers, de dossiers, de releases, d’indexeurs et de services, versions et heures.",
  removed:
    "En sont retirés : noms et adresses e-mail des personnes, adresses des services, clés d’API, mots de passe, jetons et passkeys.",
  look: "Parcourez le fichier avant de le publier.",
  download: "Télécharger",
};
