import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/finding.ts";

const forms = createTwoForms("de");

export const findings: Translation<typeof english.findings> = {
  SERVICE_UNANSWERED:
    "{service} antwortet nicht, wie es sollte: {cause}. Bitte prüfen, ob der Dienst läuft, und seine URL unter „Dienste“.",
  SERVICE_REFUSES_KEY:
    "{service} lehnt den API-Schlüssel oder die Anmeldung des Trackers ab. Bitte unter „Dienste“ die richtigen Angaben eintragen.",
  VERSION_TOO_OLD: "{service} {version} ist zu alt. Bitte auf {oldest} oder neuer aktualisieren.",
  RIGHTS_TOO_FEW:
    "Der Schlüssel für {service} gehört keinem Administrator. Bitte unter „Dienste“ den Schlüssel eines Administrators eintragen.",
  HOOK_ABSENT:
    "{service} schickt dem Tracker keine Webhooks, deshalb kommen Neuigkeiten spät an. Bitte den Webhook registrieren.",
  HOOK_ELSEWHERE: ({ service, host }) =>
    `${service} schickt seine Webhooks an ${host ?? "eine andere Adresse"}, nicht an den Tracker. Bitte den Webhook unter „Dienste“ registrieren; der Tracker kann die Nachrichten weitergeben.`,
  HOOK_SECRET_WRONG:
    "Der Webhook in {service} hat ein falsches Geheimnis, deshalb lehnt der Tracker seine Nachrichten ab. Bitte den Webhook neu registrieren.",
  HOOK_UNHEARD:
    "{service} kann dem Tracker keine Webhooks schicken: {cause}. Bitte die Adresse prüfen, unter der {service} den Tracker erreicht.",
  NO_CLIENT:
    "In {service} ist kein Download-Programm eingeschaltet. Bitte in {service} unter Settings → Download Clients eines hinzufügen.",
  DOWNLOADS_UNSEEN:
    "{service} sieht den Ordner nicht, in den {client} herunterlädt: {folder}. Bitte ihn in {service} dort einhängen oder ein Remote Path Mapping hinzufügen.",
  MAPPING_FOR_NOBODY:
    "Ein Remote Path Mapping in {service} gilt für den Host {host}, den kein Download-Programm hat. Bitte den Host genauso eintragen wie im Download-Programm.",
  MAPPING_NOWHERE:
    "Ein Remote Path Mapping in {service} führt zu einem Ordner, den es nicht gibt: {folder}. Bitte den lokalen Pfad berichtigen.",
  CATEGORY_ABSENT:
    "{service} benutzt die Kategorie {category}, die es in {client} nicht gibt. Bitte sie in {client} anlegen.",
  CATEGORY_SHARED:
    "{service} und {other} benutzen in {client} dieselbe Kategorie: {category}. Bitte jedem eine eigene geben, sonst hält jeder die Downloads des anderen für seine.",
  FILES_COPIED:
    "{service} kopiert Dateien, statt sie fest zu verknüpfen; das kostet Zeit und doppelten Platz. Bitte in {service} unter Settings → Media Management „Use Hardlinks instead of Copy“ einschalten.",
  OTHER_DISK:
    "{service} kann {folder} nicht fest mit {root} verknüpfen: Sie liegen auf verschiedenen Dateisystemen. Bitte einen Ordner einhängen, der beide enthält.",
  ROOT_ABSENT:
    "{service} kommt nicht an seinen Stammordner {root}. Bitte prüfen, ob das Laufwerk eingehängt ist, und die Rechte.",
  ROOT_FULL:
    "In {root}, einem Stammordner von {service}, sind nur noch {gigabytes} GB frei. Bitte Platz schaffen.",
  ROOT_OUTSIDE_LIBRARY:
    "Keine Mediathek von {library} enthält {root}, einen Stammordner von {service}. Bitte den Ordner in {library} zu einer Mediathek hinzufügen.",
  ROOT_OUTSIDE_MATCHER:
    "{matcher} beobachtet {root} nicht, einen Stammordner von {service} mit Anime. Bitte den Ordner in {matcher} hinzufügen.",
  CLOCK_OFF: ({ service, minutes, isAhead }) =>
    `Die Uhr von ${service} geht gegenüber der des Trackers ${forms(minutes, "# Minute", "# Minuten")} ${isAhead ? "vor" : "nach"}. Bitte beide Uhren stellen.`,
  CSRF_ON:
    "{service} lehnt Änderungen über die API ab, weil der CSRF-Schutz eingeschaltet ist. Bitte ihn in {service} unter Einstellungen → Netzwerk ausschalten.",
  NOTICES_REFUSED:
    "{service} schickt Benachrichtigungen an {library} {version}, das sie nicht mehr annimmt. Bitte in {service} unter Settings → Connect in der Verbindung zu {library} „Send Notifications“ ausschalten.",
  ADDRESS_SILENT:
    "Die externe URL von {service} antwortet dem Tracker nicht: {host}. Bitte sie unter „Dienste“ prüfen.",
  TRACKER_ADDRESS_SILENT:
    "Der Tracker antwortet unter seiner eigenen Adresse PUBLIC_URL nicht: {host}. Bitte die Einstellung und den Reverse-Proxy prüfen.",
  DATABASE_DAMAGED:
    "Die Datenbank des Trackers ist beschädigt: {cause}. Bitte die letzte gute Sicherung wiederherstellen.",
  DATA_DISK_FULL:
    "Auf dem Laufwerk mit den Daten des Trackers sind nur noch {megabytes} MB frei. Bitte Platz schaffen.",
  CHECK_TOO_SLOW: "{service} wurde nicht zu Ende geprüft: Der Dienst antwortet zu langsam.",
  SET_UP_UNTOLD:
    "Einige Ordner und Einstellungen von {service} wurden nicht geprüft: Der Dienst nennt sie nicht.",
  CLOCK_UNTOLD: "Die Uhr von {service} wurde nicht geprüft: Der Dienst nennt seine Zeit nicht.",
  HOOK_UNTOLD:
    "Der Webhook von {service} wurde nicht geprüft: Der Dienst nennt seine Webhooks nicht.",
  HOOK_ADDRESS_UNKNOWN:
    "Der Webhook von {service} wurde nicht geprüft: Der Tracker hat ihn nicht registriert und kennt seine eigene Adresse dort nicht.",
  TRACKER_STOPPED: "{service} wurde nicht um eine Testnachricht gebeten: Der Tracker läuft nicht.",
  CLIENT_UNKNOWN:
    "Was {service} mit {client} herunterlädt, wurde nicht geprüft: Der Tracker ist damit nicht verbunden.",
  FOLDER_UNTOLD:
    "Ob {service} den Ordner {folder} sieht, wurde nicht geprüft: Der Dienst listet diesen Ort nicht auf.",
  FOLDERS_DIFFER:
    "Ob {other} den Ordner {root} von {service} enthält, wurde nicht geprüft: Beide sehen ihre Ordner unter verschiedenen Pfaden.",
};
