import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/answer.ts";

const forms = createTwoForms("es");

export const answerText: Translation<typeof english.answerText> = {
  movieDownloading: "La película se está descargando.",
  movieDownloadingUntil: "La película se está descargando, terminará {time}.",
  noneHasAired: ({ count }) =>
    forms(count, "# episodio, que aún no se ha emitido.", "# episodios, ninguno emitido aún."),
  theEpisodeReady: "El episodio está listo.",
  theEpisodeNotReady: "El episodio aún no está listo.",
  allReady: "Los {count} episodios están listos.",
  firstReady: "El primero de {total} episodios está listo.",
  allAiredReady: "Los {count} episodios emitidos están listos, de {total}.",
  noneReady: "Ninguno de los {total} episodios está listo todavía.",
  someReady: ({ count, total }) =>
    forms(count, `# de ${total} episodios está listo.`, `# de ${total} episodios están listos.`),
  search: ({ count }) =>
    forms(count, "Sonarr está buscando # episodio.", "Sonarr está buscando # episodios."),
  searchOthers: ({ count }) =>
    forms(count, "Sonarr aún está buscando # más.", "Sonarr aún está buscando # más."),
  airs: "El próximo episodio se emite {day}.",
  matchingNext: ({ count }) =>
    forms(
      count,
      "Shoko está identificando # episodio, que será el próximo en estar listo.",
      "Shoko está identificando # episodios, que serán los próximos en estar listos.",
    ),
  importingEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr está importando # episodio a la biblioteca.",
      "Sonarr está importando # episodios a la biblioteca.",
    ),
  downloadedEpisodes: ({ count }) =>
    forms(
      count,
      "# episodio está descargado. Sonarr lo importará ahora.",
      "# episodios están descargados. Sonarr los importará ahora.",
    ),
  downloadingEpisodes: ({ count }) =>
    forms(count, "# episodio se está descargando.", "# episodios se están descargando."),
  downloadingEpisodesUntil: ({ count, time }) =>
    forms(
      count,
      `# episodio se está descargando, terminará ${time}.`,
      `# episodios se están descargando, terminarán ${time}.`,
    ),
  foundEpisodes: ({ count }) =>
    forms(
      count,
      "Sonarr encontró # episodio y lo envió al cliente de descarga.",
      "Sonarr encontró # episodios y los envió al cliente de descarga.",
    ),
  failedEpisodes: ({ count }) =>
    forms(count, "Falló la descarga de # episodio.", "Falló la descarga de # episodios."),
  seasonsReady: ({ count, numbers }) =>
    forms(count, `la temporada ${numbers} está lista`, `las temporadas ${numbers} están listas`),
  seasonsInPart: "{count} temporadas están en parte",
  seasonShare: "la temporada {season} tiene {ready} de {total} episodios",
  sentence: "{words}.",
  usually: "normalmente {time}",
  lasted: "desde hace {time}",
  part: "{time}, {episodes} {eta}",
  overdue: "{time}, más de lo previsto",
  toGo: "{time}, faltan {left}",
  until: "{time}, hasta {eta}",
};
