import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/calendar.ts";

const forms = createTwoForms("de");

export const calendarText: Translation<typeof english.calendarText> = {
  nothing: "nichts",
  releases: ({ count }) => forms(count, "# Veröffentlichung", "# Veröffentlichungen"),
  nothingInDays: "In diesen Tagen erscheint nichts.",
  nothingInDaysHint:
    "In diesen Tagen erscheint nichts. Sonarr und Radarr melden die Termine des Angefragten.",
  more: "{count} weitere",
  week: "Woche",
  month: "Monat",
  all: "Alle",
  mine: "Eigene und gefolgte",
  previousWeek: "Vorherige Woche",
  previousMonth: "Vorheriger Monat",
  today: "Heute",
  nextWeek: "Nächste Woche",
  nextMonth: "Nächster Monat",
  show: "Anzeigen",
  ofRequests: "Von Anfragen",
  subscribe: "Diesen Kalender abonnieren",
  subscribeHint:
    "Kalenderprogramme und Feedreader lesen an einer geheimen Adresse, was erscheint und welche Anfragen bereit sind oder jemanden brauchen. Wer die Adresse hat, sieht alles, was hier zu sehen ist.",
  createAddress: "Adresse erstellen",
  copyNow: "Jetzt kopieren: Die Adresse wird nur dieses eine Mal gezeigt.",
  calendarFeed: "Kalender (iCalendar)",
  newsFeed: "Neuigkeiten (Atom)",
  openCalendar: "Im Kalenderprogramm öffnen",
  addressCreated: "Adresse erstellt {time}",
  lastRead: "zuletzt gelesen {time}",
  neverRead: "nie gelesen",
  theAddress: "die Adresse",
  renew: "Neu erstellen",
  renewName: "Die Adresse neu erstellen",
  renewYes: "Adresse ersetzen",
  revokeAddress: "Adresse widerrufen",
};

export const statisticsText: Translation<typeof english.statisticsText> = {
  movies: "Filme",
  series: "Serien",
  anime: "Anime",
  others: "Alle anderen",
  asTable: "Als Tabelle anzeigen",
  table: "{title}, Tabelle",
  tooFew: "zu wenige",
  tooFewRequests: "Weniger als fünf Anfragen in diesem Zeitraum: zu wenige zum Zeichnen.",
  made: "Gestellt",
  ready: "Bereit",
  madeAndReady: "Gestellt und bereit",
  madeAndReadyNote:
    "Wie viele Anfragen gestellt wurden und bei wie vielen der erste Film oder die erste Folge bereit wurde.",
  days: "Tage",
  onTheirWay: "Unterwegs",
  onTheirWayNote:
    "Wie viele Anfragen am Ende der Tage in jedem Status waren, ohne die bereiten und beendeten.",
  tooFewOnTheirWay: "Nie fünf Anfragen gleichzeitig unterwegs: zu wenige zum Zeichnen.",
  timeInStages: "Zeit in jeder Etappe",
  timeInStagesNote:
    "Die Hälfte der Anfragen brauchte nicht länger als der dicke Balken, neun von zehn nicht länger als der dünne.",
  noStages:
    "Keine Etappe wurde von fünf Anfragen durchlaufen, deren Beginn und Ende Dienste gemeldet haben.",
  stage: "Etappe",
  half: "Die Hälfte",
  nineOfTen: "Neun von zehn",
  requests: "Anfragen",
  tooFewStages: "Weniger als fünf abgeschlossene Etappen: zu wenige für eine Aussage.",
  time: "Zeit",
  completedStages: "Abgeschlossene Etappen",
  aboutAll: "Die Statistik betrifft alle Anfragen",
  aboutAllHint: "Admins und Betrachter sehen sie.",
  goToYours: "Zu den eigenen Anfragen",
  days30: "30 Tage",
  days90: "90 Tage",
  year: "Ein Jahr",
  all: "Alles",
  period: "Zeitraum",
  nothingYet: "Noch nichts zu zählen",
  nothingYetHint:
    "Gezählt wird aus Anfragen und den Zeiten, zu denen Dienste jeden Schritt gemeldet haben. Eine Minute nach der ersten Anfrage erscheinen hier die ersten Zahlen.",
  forecasts: "Eingetroffene Vorhersagen",
  forecastsNote:
    "Wie viele Anfragen in der vorhergesagten Zeitspanne fertig waren. Es sollten 80 % sein.",
  noForecasts:
    "Noch wurde keine Vorhersage verglichen. Vorhersagen beginnen mit 20 vergleichbaren Anfragen, die fertig wurden.",
  forecastAt: "Gegeben",
  heldShare: "Eingetroffen",
  compared: "Verglichen",
  atRequest: "Bei der Anfrage",
  atGrab: "Beim Fund des Releases",
  byType: "Zeit nach Typ",
  byTypeNote: "Wie lange die abgeschlossenen Etappen dauerten, zusammengezählt.",
  type: "Typ",
  byService: "Zeit nach Dienst",
  byServiceNote:
    "Wie lange Anfragen warteten, bis der Dienst die nächste Etappe meldete, zusammengezählt.",
  service: "Dienst",
  byIndexer: "Zeit nach Indexer",
  byIndexerNote:
    "Wie lange Anfragen vom Fund bis zum fertigen Download brauchten, zusammengezählt nach dem Indexer des ersten Releases.",
  indexer: "Indexer",
};
