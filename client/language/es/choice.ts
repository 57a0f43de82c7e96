import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/choice.ts";

const forms = createTwoForms("es");

export const choiceText: Translation<typeof english.choiceText> = {
  chooseRelease: "Elegir un lanzamiento",
  chooseReleaseFor: "Elegir un lanzamiento para {title}",
  askingIndexers:
    "Se está consultando a los indexadores. Puede tardar unos minutos; no se descarga nada hasta que elijas.",
  grabsChosen:
    "{service} envía el que elijas al cliente de descarga, aunque no lo elegiría por sí mismo.",
  noRelease: "Ningún lanzamiento, lista de {time}.",
  noReleaseFor: "Ningún lanzamiento para {episodes}, lista de {time}.",
  releases: ({ count, time }) =>
    forms(count, `# lanzamiento, lista de ${time}.`, `# lanzamientos, lista de ${time}.`),
  releasesFor: ({ count, episodes, time }) =>
    forms(
      count,
      `# lanzamiento para ${episodes}, lista de ${time}.`,
      `# lanzamientos para ${episodes}, lista de ${time}.`,
    ),
  showAll: "Mostrar los {count}",
  published: "publicado {time}",
  seeders: ({ count }) => forms(count, "# semilla", "# semillas"),
  byName: "lo que dice su nombre",
  chooseAnEpisode: "elige un episodio",
  contains: "Contiene",
  allEpisodes: "los {count}",
  grab: "Descargar este",
  yesGrab: "Sí, descargarlo",
  notThis: "Este no",
  nothingAgainst: "{service} no tiene nada en contra.",
  grabNevertheless: "¿Descargarlo de todos modos?",
  sendsIt: "{service} lo envía al cliente de descarga.",
  linkTitle: "Vincular en Shoko: {title}",
  askingShoko: "Consultando a Shoko…",
  allRecognised: "Shoko ya identifica todos los archivos.",
  linkIntro:
    "Shoko vincula un archivo con el episodio que elijas, como si AniDB lo hubiera identificado. Compara primero ambos; en Shoko se puede quitar el vínculo.",
  titleMissing:
    "Shoko aún no tiene este título. Vincula el archivo en el propio Shoko; el siguiente archivo se podrá vincular aquí.",
  linkAs: "Vincular como",
  linkAsEpisode: "Vincular como {episode}",
  chooseEpisode: "elige el episodio",
  episodeOf: "{episode} de {title}",
  special: "especial {number}",
  episode: "episodio {number}",
  hasFile: "Shoko ya tiene un archivo para este episodio",
  suggested: "sugerido",
  fileThere: "tiene un archivo",
  titleAgrees: "El título coincide",
  titleDiffers: "El título difiere",
  titleUnknown: "El título no se puede comparar",
  numberAgrees: "El número coincide",
  numberDiffers: "El número difiere",
  numberUnknown: "El número no se puede comparar",
  lengthAgrees: "La duración coincide",
  lengthDiffers: "La duración difiere",
  lengthUnknown: "La duración no se puede comparar",
  subtitles: "con subtítulos: {languages}",
  subtitlesIn: "con subtítulos en {languages}",
  severalLanguages: "varios idiomas",
  andOthers: "{language} y otros",
  withSubtitles: "{spoken} {subtitles}",
  pictureAndLanguages: "{picture}, {languages}",
};
