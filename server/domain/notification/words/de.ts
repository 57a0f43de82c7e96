import type { NotificationWords } from "./words.ts";

export const de: NotificationWords = {
  requested: ({ title, by, isApproved }) =>
    `${by === null ? `${title} wurde angefragt` : `${by} hat ${title} angefragt`}${isApproved ? " (genehmigt)" : ""}`,
  approved: ({ title }) => `${title} wurde genehmigt`,
  declined: ({ title }) => `${title} wurde abgelehnt`,
  declineReason: ({ by, words }) =>
    by === null ? `Grund: ${words}` : words === null ? `Abgelehnt von ${by}.` : `${by}: ${words}`,
  firstEpisode: ({ title, episodes, count }) =>
    count === 1
      ? `${title}: Die erste Folge ist da (${episodes})`
      : `${title}: Die ersten ${count} Folgen sind da (${episodes})`,
  episode: ({ title, episodes, count }) =>
    `${title}: ${episodes} ${count === 1 ? "ist" : "sind"} bereit zum Ansehen`,
  caughtUp: ({ title, episodes }) =>
    `${title}: Alles bisher Ausgestrahlte ist da (neu: ${episodes})`,
  allReady: ({ title, mediaType }) =>
    mediaType === "MOVIE"
      ? `${title} ist bereit zum Ansehen`
      : `${title} ist vollständig bereit zum Ansehen`,
  needsHuman: ({ title }) => `${title} braucht Hilfe`,
  helpAsked: ({ title, by }) => `${by} bittet um Hilfe bei ${title}`,
  deleted: ({ title }) => `${title} wurde entfernt`,
  counts: ({ available, total }) => `${available} von ${total} Folgen sind da.`,
  next: ({ day }) => `Die nächste Folge erscheint am ${day}.`,
  topics: {
    service: "Ein Dienst nimmt die Anfrage nicht an.",
    approval: "Die Genehmigung steht noch aus.",
    search: "Es wurde kein passendes Release gefunden.",
    download: "Der Download geht nicht weiter.",
    import: "Der Import geht nicht weiter.",
    matching: "Die Datei wird nicht erkannt.",
    library: "Die Bibliothek zeigt den Titel nicht.",
    disk: "Der Datenträger ist voll oder fehlt.",
    waiting: "Es wartet schon lange.",
  },
  watch: "Ansehen",
  open: "Anfrage öffnen",
  digest: ({ count }) => `${count} Neuigkeiten zu Anfragen`,
  test: "Testnachricht von Status Tracker",
  testHint: "Wer das lesen kann, bekommt hier Benachrichtigungen.",
  states: {
    REQUESTED: "Angefragt",
    APPROVED: "Genehmigt",
    GRABBING: "Gefunden",
    DOWNLOADING: "Wird geladen",
    DOWNLOADED: "Geladen",
    IMPORTING: "Wird importiert",
    ANIME_MATCHING: "Wird erkannt",
    AVAILABLE: "Bereit",
    UNAIRED: "Noch nicht erschienen",
    DECLINED: "Abgelehnt",
    FAILED: "Fehlgeschlagen",
    DELETED: "Entfernt",
  },
};
