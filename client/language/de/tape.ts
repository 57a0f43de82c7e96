import type { Translation } from "../area.ts";
import type * as english from "../words/tape.ts";

export const tapeText: Translation<typeof english.tapeText> = {
  exportTape: "Für einen Fehlerbericht exportieren",
  exportOf: "{title} exportieren",
  purpose:
    "Die Datei enthält der Reihe nach, was über diese Anfrage gemeldet wurde, damit ein Entwickler nachspielen kann, was geschehen ist. Es wird nichts versendet.",
  holds:
    "Sie enthält: Titel, Namen von Dateien, Ordnern, Releases, Indexern und Diensten, Versionen und Zeiten.",
  removed:
    "Daraus entfernt: Namen und E-Mail-Adressen von Personen, Adressen der Dienste, API-Schlüssel, Passwörter, Tokens und Passkeys.",
  look: "Sehen Sie die Datei durch, bevor Sie sie veröffentlichen.",
  download: "Herunterladen",
};
