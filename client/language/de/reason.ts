import type { Translation } from "../area.ts";
import type * as english from "../words/reason.ts";

export const reasons: Translation<typeof english.reasons> = {
  REQUEST_WITHDRAWN: ({ by }) =>
    by === null ? "die Anfrage wurde zurückgezogen" : `entfernt von ${by}`,
  DECLINED_BY: ({ by, comment }) =>
    comment === null ? `abgelehnt von ${by}` : `abgelehnt von ${by}: ${comment}`,
  NOT_IN_RELEASE: "das Release enthält diese Folge nicht",
  NOT_LISTED: "Sonarr führt diese Folge nicht mehr",
  DISCARDED_BY_HAND: "eine Person hat das Release verworfen",
  NOT_IN_QUEUE: "der Download ist nicht mehr in der Warteschlange",
  NOT_IN_CLIENT: "der Download ist nicht mehr im Download-Client",
  BELOW_4K: "{quality} liegt unter den angefragten 4K",
  NOT_ADDED_TO_ARR: "{service} konnte den Titel nicht zu Radarr oder Sonarr hinzufügen",
  DELETED_BY_HAND: "von Hand gelöscht",
  MISSING_FROM_DISK: "fehlt auf dem Datenträger",
  FILE_GONE: "die Datei ist weg",
  FILE_REPLACED: "die Datei wurde durch eine ohne diese Folge ersetzt",
  FILE_OF_ANOTHER_EPISODE: "die Datei gehört jetzt zu einer anderen Folge",
  CONFIRMED_GONE: "eine Person hat bestätigt, dass die Datei weg ist",
  NOT_IN_LIBRARY_ANY_MORE: "die Bibliothek zeigt den Titel nicht mehr",
  SHOKO_READS_FILE: "Shoko liest die Datei",
  SHOKO_ASKS_ANIDB: "Shoko hat die Datei gelesen und fragt AniDB",
  SHOKO_FOUND_NO_MATCH: "Shoko erkennt die Datei noch nicht",
  SHOKO_IGNORES_FILE: "Shoko soll die Datei ignorieren",
  AWAITS_LIBRARY: "erkannt, wartet auf die Bibliothek",
  ONLY_SEERR_SAYS_AVAILABLE: "laut Seerr verfügbar, aber in keiner Bibliothek",
};
