import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/calendar.ts";

const forms = createTwoForms("es");

export const calendarText: Translation<typeof english.calendarText> = {
  nothing: "nada",
  releases: ({ count }) => forms(count, "# estreno", "# estrenos"),
  nothingInDays: "No se estrena nada en estos días.",
  nothingInDaysHint:
    "No se estrena nada en estos días. Sonarr y Radarr comunican las fechas de lo solicitado.",
  more: "{count} más",
  week: "Semana",
  month: "Mes",
  all: "Todas",
  mine: "Mías y seguidas",
  previousWeek: "Semana anterior",
  previousMonth: "Mes anterior",
  today: "Hoy",
  nextWeek: "Semana siguiente",
  nextMonth: "Mes siguiente",
  show: "Mostrar",
  ofRequests: "De solicitudes",
  subscribe: "Suscribirse a este calendario",
  subscribeHint:
    "Los calendarios y los lectores de noticias leen en una dirección secreta lo que se estrena y qué solicitudes están listas o necesitan a alguien. Quien tenga la dirección ve lo que tú puedes ver.",
  createAddress: "Crear dirección",
  copyNow: "Copia la dirección ahora: solo se muestra esta vez.",
  calendarFeed: "Calendario (iCalendar)",
  newsFeed: "Novedades (Atom)",
  openCalendar: "Abrir en el calendario",
  addressCreated: "Dirección creada {time}",
  lastRead: "leída por última vez {time}",
  neverRead: "nunca leída",
  theAddress: "la dirección",
  renew: "Crear de nuevo",
  renewName: "Crear de nuevo la dirección",
  renewYes: "Sustituir la dirección",
  revokeAddress: "Revocar dirección",
};

export const statisticsText: Translation<typeof english.statisticsText> = {
  movies: "Películas",
  series: "Series",
  anime: "Anime",
  others: "Todos los demás",
  asTable: "Mostrar como tabla",
  table: "{title}, tabla",
  tooFew: "muy pocos",
  tooFewRequests: "Menos de cinco solicitudes en este periodo: muy pocas para un gráfico.",
  made: "Hechas",
  ready: "Listas",
  madeAndReady: "Hechas y listas",
  madeAndReadyNote:
    "Cuántas solicitudes se hicieron, y de cuántas estuvo lista la primera película o el primer episodio.",
  days: "Días",
  onTheirWay: "En camino",
  onTheirWayNote:
    "Cuántas solicitudes estaban en cada estado al final de los días, sin las listas ni las terminadas.",
  tooFewOnTheirWay: "Nunca cinco solicitudes en camino a la vez: muy pocas para un gráfico.",
  timeInStages: "Tiempo en cada etapa",
  timeInStagesNote:
    "La mitad de las solicitudes no tardó más que la barra gruesa, nueve de cada diez no más que la fina.",
  noStages:
    "Ninguna etapa fue completada por cinco solicitudes cuyo inicio y fin comunicaran los servicios.",
  stage: "Etapa",
  half: "La mitad",
  nineOfTen: "Nueve de cada diez",
  requests: "Solicitudes",
  tooFewStages: "Menos de cinco etapas completadas: muy pocas para decir algo.",
  time: "Tiempo",
  completedStages: "Etapas completadas",
  aboutAll: "Las estadísticas son sobre todas las solicitudes",
  aboutAllHint: "Los administradores y los observadores las ven.",
  goToYours: "Ir a tus solicitudes",
  days30: "30 días",
  days90: "90 días",
  year: "Un año",
  all: "Todo",
  period: "Periodo",
  nothingYet: "Aún nada que contar",
  nothingYetHint:
    "Las estadísticas se cuentan a partir de las solicitudes y las horas a las que los servicios comunicaron cada paso. Un minuto después de la primera solicitud aparecen aquí sus primeras cifras.",
  forecasts: "Previsiones acertadas",
  forecastsNote:
    "Cuántas solicitudes estuvieron listas dentro del intervalo previsto. Debería ser el 80 %.",
  noForecasts:
    "Aún no se ha comparado ninguna previsión. Las previsiones empiezan con 20 solicitudes comparables que ya están listas.",
  forecastAt: "Hecha",
  heldShare: "Acertadas",
  compared: "Comparadas",
  atRequest: "Con la solicitud",
  atGrab: "Al encontrar el lanzamiento",
  byType: "Tiempo por tipo",
  byTypeNote: "Cuánto duraron las etapas completadas, sumado.",
  type: "Tipo",
  byService: "Tiempo por servicio",
  byServiceNote:
    "Cuánto esperaron las solicitudes hasta que el servicio comunicó la siguiente etapa, sumado.",
  service: "Servicio",
  byIndexer: "Tiempo por indexador",
  byIndexerNote:
    "Cuánto tardaron las solicitudes desde que se obtuvo el lanzamiento hasta completar la descarga, sumado por el indexador del primer lanzamiento.",
  indexer: "Indexador",
};
