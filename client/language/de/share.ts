import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/share.ts";

const forms = createTwoForms("de");

export const sharedStates: Translation<typeof english.sharedStates> = {
  UNRELEASED: "Noch nicht erschienen",
  REQUESTED: "Wartet auf Genehmigung",
  APPROVED: "Wird gesucht",
  GRABBING: "Gefunden, der Download beginnt bald",
  DOWNLOADING: "Wird geladen",
  DOWNLOADED: "Geladen, kommt als Nächstes in die Bibliothek",
  IMPORTING: "Kommt in die Bibliothek",
  ANIME_MATCHING: "Wird erkannt",
  AVAILABLE: "Kann angesehen werden",
  UNAIRED: "Noch nicht ausgestrahlt",
  DECLINED: "Die Anfrage wurde abgelehnt",
  FAILED: "Der Download ist fehlgeschlagen, etwas anderes wurde noch nicht gefunden",
  DELETED: "Aus der Bibliothek entfernt",
};

export const shareText: Translation<typeof english.shareText> = {
  sharedRequest: "Geteilte Anfrage",
  share: "Teilen",
  shareTitle: "{title} teilen",
  intro:
    "Wer den Link hat, sieht live und ohne Anmeldung, wo diese Anfrage ist. Zu sehen sind keine Namen, keine Dienste und sonst nichts vom Tracker.",
  worksFor: "Der Link gilt",
  days: ({ count }) => forms(count, "# Tag", "# Tage"),
  untilRevoked: "Bis zum Widerruf",
  createLink: "Link erstellen",
  links: "Links",
  worksUntilRevoked: "gilt bis zum Widerruf",
  expired: "abgelaufen",
  worksUntil: "gilt bis {day}",
  neverOpened: "noch nicht geöffnet",
  opened: "geöffnet {time}",
  facts: "Erstellt {created}, {expiry}, {opened}",
  addressGone:
    "Die Adresse kann nicht mehr gezeigt werden: Der Schlüssel des Trackers wurde ersetzt.",
  linkTo: "Link zu {title}",
  badge: "Badge",
  send: "Senden",
  revoke: "Widerrufen",
  whereItIs: "Wo es ist",
  nextEpisode: "nächste Folge {day}",
  comesOut: "erscheint {day}",
  notValid: "Link ungültig",
  revoked: "Dieser Link wurde widerrufen oder ist abgelaufen",
  doesNotWork: "Dieser Link funktioniert nicht",
  revokedHint: "Er wurde widerrufen, ist abgelaufen, oder die Adresse ist unvollständig.",
  notShared: "Was hier zu sehen war, wird nicht mehr geteilt.",
  askForNew: "Wer ihn geschickt hat, kann einen neuen erstellen.",
  open: "In Status Tracker öffnen",
};
