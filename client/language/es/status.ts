import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/status.ts";

const forms = createTwoForms("es");

export const statusText: Translation<typeof english.statusText> = {
  notAiredUndated: "Aún sin emitir, sin fecha conocida",
  airsOn: "Se emite {day}",
  readySoFar: "Listo hasta ahora",
  downloadingShare: "Descargando {share}",
  noneAired: ({ count }) =>
    forms(count, "# episodio, aún sin emitir", "# episodios, ninguno emitido aún"),
  ready: ({ count, total }) => forms(Number(count), `# de ${total} listo`, `# de ${total} listos`),
  readyAired: ({ count, total, aired }) =>
    forms(
      Number(count),
      `# de ${total} listo, ${aired} emitidos`,
      `# de ${total} listos, ${aired} emitidos`,
    ),
  restDOWNLOADING: "{count} descargando",
  restDOWNLOADED: ({ count }) => forms(Number(count), "# descargado", "# descargados"),
  restIMPORTING: "{count} importando",
  restANIME_MATCHING: "{count} identificando",
  restGRABBING: ({ count }) => forms(Number(count), "# encontrado", "# encontrados"),
  restAPPROVED: ({ count }) => forms(Number(count), "# aprobado", "# aprobados"),
  restFAILED: ({ count }) => forms(Number(count), "# fallido", "# fallidos"),
  waitingForApproval: "Pendiente de aprobación",
  grabbed: "Lanzamiento encontrado y enviado al cliente de descarga",
  importsNext: "Descargado, {service} lo importará ahora",
  importing: "{service} está importando el archivo a la biblioteca",
  matching: "Shoko está identificando el archivo",
  readyToWatch: "Listo para ver",
  notReleasedUndated: "Aún sin estrenar, sin fecha conocida",
  comesOut: "Se estrena {day}",
  declined: "La solicitud fue rechazada",
  failed: "La descarga falló y aún no se ha encontrado otro lanzamiento",
  removed: "El título fue eliminado",
  searching: "{service} está buscando un lanzamiento",
  searchingEpisodes: ({ count, service }) =>
    forms(count, `${service} está buscando # episodio`, `${service} está buscando # episodios`),
  downloading: "El cliente de descarga está descargando el archivo",
  downloaded: "{done} de {total} descargados",
  downloadedAt: "{done} de {total} descargados, a {speed}",
  firstAirs: "El primer episodio se emite {day}",
  firstAirsMore: "El primer episodio se emite {day}, {count} más por venir",
  nextAirs: "El próximo episodio se emite {day}",
  nextAirsMore: "El próximo episodio se emite {day}, {count} más por venir",
  requestedByYou: "solicitado por ti",
  requestedBy: "solicitado por {name}",
  addedIn: "añadido en {service}",
  tabProblem: "! {title}",
  tab: "{status} · {title}",
};
