import type { NotificationWords } from "./words.ts";

export const es: NotificationWords = {
  requested: ({ title, by, isApproved }) =>
    `${by === null ? `Se ha solicitado ${title}` : `${by} ha solicitado ${title}`}${isApproved ? " (aprobado)" : ""}`,
  approved: ({ title }) => `Se ha aprobado ${title}`,
  declined: ({ title }) => `Se ha rechazado ${title}`,
  declineReason: ({ by, words }) =>
    by === null ? `Motivo: ${words}` : words === null ? `Rechazado por ${by}.` : `${by}: ${words}`,
  firstEpisode: ({ title, episodes, count }) =>
    count === 1
      ? `${title}: el primer episodio está listo (${episodes})`
      : `${title}: los primeros ${count} episodios están listos (${episodes})`,
  episode: ({ title, episodes, count }) =>
    `${title}: ${episodes} ${count === 1 ? "está listo" : "están listos"} para ver`,
  caughtUp: ({ title, episodes }) => `${title}: todo lo emitido está listo (nuevo: ${episodes})`,
  allReady: ({ title, mediaType }) =>
    mediaType === "MOVIE" ? `${title} ya se puede ver` : `${title} ya se puede ver al completo`,
  needsHuman: ({ title }) => `${title} necesita atención`,
  helpAsked: ({ title, by }) => `${by} pide ayuda con ${title}`,
  deleted: ({ title }) => `Se ha eliminado ${title}`,
  counts: ({ available, total }) => `${available} de ${total} episodios están listos.`,
  next: ({ day }) => `El próximo episodio se emite el ${day}.`,
  topics: {
    service: "Un servicio no acepta la solicitud.",
    approval: "Está pendiente de aprobación.",
    search: "No se ha encontrado ninguna versión adecuada.",
    download: "La descarga no avanza.",
    import: "La importación no avanza.",
    matching: "No se reconoce el archivo.",
    library: "La biblioteca no lo muestra.",
    disk: "El disco está lleno o no está conectado.",
    waiting: "Lleva mucho tiempo esperando.",
  },
  watch: "Ver",
  open: "Abrir la solicitud",
  digest: ({ count }) => `${count} novedades de tus solicitudes`,
  test: "Mensaje de prueba de Status Tracker",
  testHint: "Si puedes leer esto, las notificaciones te llegan aquí.",
  states: {
    REQUESTED: "Solicitado",
    APPROVED: "Aprobado",
    GRABBING: "Encontrado",
    DOWNLOADING: "Descargando",
    DOWNLOADED: "Descargado",
    IMPORTING: "Importando",
    ANIME_MATCHING: "Identificando",
    AVAILABLE: "Listo",
    UNAIRED: "Aún no ha salido",
    DECLINED: "Rechazado",
    FAILED: "Fallido",
    DELETED: "Eliminado",
  },
};
