import type { Translation } from "../area.ts";
import type * as english from "../words/people.ts";

export const peopleText: Translation<typeof english.peopleText> = {
  intro: "Alle, die sich anmelden können, und was sie sehen dürfen.",
  purpose: "Personen sehen nur Admins",
  invite: "Einladen",
  inviteSomebody: "Jemanden einladen",
  inviteHint:
    "Eine Einladung ist für Personen ohne Konto in Jellyfin, Emby, Seerr oder beim OpenID-Anbieter: Sie wählen hier einen Namen und ein Passwort. Alle anderen melden sich mit dem Konto an, das sie haben.",
  createInvitation: "Einladung erstellen",
  sendLink:
    "Diesen Link einer Person schicken. Er gilt einmal, bis {day}, verleiht die Rolle {role} und wird nur jetzt gezeigt.",
  invitation: "Einladung",
  invitationFor: "die Einladung für die Rolle {role}",
  createdBy: "Erstellt {time} von {name}",
  created: "Erstellt {time}",
  expires: "läuft {day} ab",
  revokeInvitation: "Einladung widerrufen",
  openInvitations: "Offene Einladungen",
  openInvitationsHint: "Wer einen dieser Links hat, kann damit einmal ein Konto anlegen.",
  name: "Name",
  role: "Rolle",
  roleFollows:
    "Bisher folgt die Rolle den Rechten in Jellyfin oder Seerr. Eine hier gewählte bleibt.",
  ownRole: "Das ist die eigene Rolle: Was nur Admins sehen und tun können, geht damit verloren.",
  save: "Speichern",
  cannotSignIn: "Diese Person kann sich nicht anmelden. Ihre Anfragen werden weiter verfolgt.",
  disableHint:
    "Deaktivieren beendet sofort alle Sitzungen und Tokens. Es lässt sich rückgängig machen.",
  disable: "Deaktivieren",
  enable: "Aktivieren",
  didWhat: "Was diese Person getan hat und welche Anmeldungen ihr verweigert wurden.",
  auditLog: "Audit-Protokoll",
  you: "eigenes Konto",
  noSignIn: "Keine Möglichkeit zur Anmeldung",
  disabled: "Deaktiviert",
  neverHere: "Noch nie hier",
  lastHere: "Zuletzt hier {time}",
  manage: "Verwalten",
  manageOf: "{name} verwalten",
  removeHint: "Entfernen löscht Sitzungen, Tokens, gefolgte Anfragen und Freigabelinks.",
  removeButton: "Entfernen …",
  removeQuestion: "{name} entfernen?",
  removeConsequence:
    "Sitzungen, Tokens, gefolgte Anfragen und Freigabelinks der Person sind endgültig weg; die Anfragen selbst bleiben. Wer sich wieder mit Jellyfin, Seerr oder OpenID Connect anmeldet, ist eine neue Person: Um jemanden fernzuhalten, die Person deaktivieren.",
  remove: "Entfernen",
  keep: "Behalten",
};
