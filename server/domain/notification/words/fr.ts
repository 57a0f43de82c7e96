import type { NotificationWords } from "./words.ts";

export const fr: NotificationWords = {
  requested: ({ title, by, isApproved }) =>
    `${by === null ? `${title} a été demandé` : `${by} a demandé ${title}`}${isApproved ? " (approuvé)" : ""}`,
  approved: ({ title }) => `${title} a été approuvé`,
  declined: ({ title }) => `${title} a été refusé`,
  declineReason: ({ by, words }) =>
    by === null ? `Motif : ${words}` : words === null ? `Refusé par ${by}.` : `${by} : ${words}`,
  firstEpisode: ({ title, episodes, count }) =>
    count === 1
      ? `${title} : le premier épisode est prêt (${episodes})`
      : `${title} : les ${count} premiers épisodes sont prêts (${episodes})`,
  episode: ({ title, episodes, count }) =>
    `${title} : ${episodes} ${count === 1 ? "est prêt" : "sont prêts"} à regarder`,
  caughtUp: ({ title, episodes }) =>
    `${title} : tout ce qui a été diffusé est prêt (nouveau : ${episodes})`,
  allReady: ({ title, mediaType }) =>
    mediaType === "MOVIE"
      ? `${title} est prêt à regarder`
      : `${title} est prêt à regarder en entier`,
  needsHuman: ({ title }) => `${title} demande une intervention`,
  helpAsked: ({ title, by }) => `${by} demande de l’aide pour ${title}`,
  deleted: ({ title }) => `${title} a été supprimé`,
  counts: ({ available, total }) => `${available} épisodes sur ${total} sont prêts.`,
  next: ({ day }) => `Le prochain épisode sort le ${day}.`,
  topics: {
    service: "Un service n’accepte pas la demande.",
    approval: "La demande attend une approbation.",
    search: "Aucune version convenable n’a été trouvée.",
    download: "Le téléchargement n’avance plus.",
    import: "L’importation n’avance plus.",
    matching: "Le fichier n’est pas reconnu.",
    library: "La bibliothèque ne montre pas le titre.",
    disk: "Le disque est plein ou absent.",
    waiting: "L’attente dure depuis longtemps.",
  },
  watch: "Regarder",
  open: "Ouvrir la demande",
  digest: ({ count }) => `${count} nouvelles de vos demandes`,
  test: "Message d’essai de Status Tracker",
  testHint: "Si vous lisez ceci, les notifications vous parviennent ici.",
  states: {
    REQUESTED: "Demandé",
    APPROVED: "Approuvé",
    GRABBING: "Trouvé",
    DOWNLOADING: "En téléchargement",
    DOWNLOADED: "Téléchargé",
    IMPORTING: "En importation",
    ANIME_MATCHING: "En reconnaissance",
    AVAILABLE: "Prêt",
    UNAIRED: "Pas encore sorti",
    DECLINED: "Refusé",
    FAILED: "Échoué",
    DELETED: "Supprimé",
  },
};
