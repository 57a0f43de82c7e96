import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/phrase.ts";

const forms = createTwoForms("es");

export const phrase: Translation<typeof english.phrase> = {
  range: "{first} a {last}",
  separator: "; ",
  quoted: "«{words}»",
  episodes: ({ count, numbers }) =>
    forms(count, `el episodio ${numbers}`, `los episodios ${numbers}`),
  specials: ({ count, numbers }) =>
    forms(count, `el especial ${numbers}`, `los especiales ${numbers}`),
  seasonEpisodes: ({ count, numbers, season }) =>
    forms(
      count,
      `el episodio ${numbers} de la temporada ${season}`,
      `los episodios ${numbers} de la temporada ${season}`,
    ),
  allEpisodes: "los {count} episodios",
  inBrackets: "{line} ({words})",
  because: "{line}: {reason}",
  seasons: ({ count, numbers }) => forms(count, `Temporada ${numbers}`, `Temporadas ${numbers}`),
  episodeCount: ({ count }) => forms(count, "# episodio", "# episodios"),
  releaseCount: ({ count }) => forms(count, "# lanzamiento", "# lanzamientos"),
  titleCount: ({ count }) => forms(count, "# título", "# títulos"),
  fileCount: ({ count }) => forms(count, "# archivo", "# archivos"),
  downloadCount: ({ count }) => forms(count, "# descarga", "# descargas"),
  special: "Especial {number}",
  season: "Temporada {number}",
  episodeCode: "T{season} E{episode}",
  anime: "Anime",
  theTracker: "el tracker",
};

export const stateNames: Translation<typeof english.stateNames> = {
  REQUESTED: "Solicitado",
  APPROVED: "Aprobado",
  GRABBING: "Encontrado",
  DOWNLOADING: "Descargando",
  DOWNLOADED: "Descargado",
  IMPORTING: "Importando",
  ANIME_MATCHING: "Identificando",
  AVAILABLE: "Listo",
  UNAIRED: "Aún no disponible",
  UNRELEASED: "Sin estrenar",
  NOT_AIRED: "Sin emitir",
  DECLINED: "Rechazado",
  FAILED: "Fallido",
  DELETED: "Eliminado",
};
