import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/calendar.ts";

const forms = createTwoForms("fr");

export const calendarText: Translation<typeof english.calendarText> = {
  nothing: "rien",
  releases: ({ count }) => forms(count, "# sortie", "# sorties"),
  nothingInDays: "Rien ne sort ces jours-ci.",
  nothingInDaysHint:
    "Rien ne sort ces jours-ci. Sonarr et Radarr signalent les dates de ce qui est demandé.",
  more: ({ count }) => forms(Number(count), "# autre", "# autres"),
  week: "Semaine",
  month: "Mois",
  all: "Toutes",
  mine: "Miennes et suivies",
  previousWeek: "Semaine précédente",
  previousMonth: "Mois précédent",
  today: "Aujourd’hui",
  nextWeek: "Semaine suivante",
  nextMonth: "Mois suivant",
  show: "Afficher",
  ofRequests: "Demandes",
  subscribe: "S’abonner à ce calendrier",
  subscribeHint:
    "Les agendas et les lecteurs de flux lisent à une adresse secrète ce qui sort, et quelles demandes sont prêtes ou ont besoin de quelqu’un. Quiconque a l’adresse voit ce que vous pouvez voir.",
  createAddress: "Créer l’adresse",
  copyNow: "Copiez l’adresse maintenant : elle n’est affichée que cette fois.",
  calendarFeed: "Calendrier (iCalendar)",
  newsFeed: "Nouveautés (Atom)",
  openCalendar: "Ouvrir dans l’agenda",
  addressCreated: "Adresse créée {time}",
  lastRead: "lue pour la dernière fois {time}",
  neverRead: "jamais lue",
  theAddress: "l’adresse",
  renew: "Recréer",
  renewName: "Recréer l’adresse",
  renewYes: "Remplacer l’adresse",
  revokeAddress: "Révoquer l’adresse",
};

export const statisticsText: Translation<typeof english.statisticsText> = {
  movies: "Films",
  series: "Séries",
  anime: "Anime",
  others: "Tous les autres",
  asTable: "Afficher en tableau",
  table: "{title}, tableau",
  tooFew: "trop peu",
  tooFewRequests: "Moins de cinq demandes dans cette période : trop peu pour un graphique.",
  made: "Créées",
  ready: "Prêtes",
  madeAndReady: "Créées et prêtes",
  madeAndReadyNote:
    "Combien de demandes ont été créées, et pour combien le premier film ou épisode est devenu prêt.",
  days: "Jours",
  onTheirWay: "En chemin",
  onTheirWayNote:
    "Combien de demandes étaient dans chaque état à la fin des jours, sans celles qui étaient prêtes ou terminées.",
  tooFewOnTheirWay: "Jamais cinq demandes en chemin à la fois : trop peu pour un graphique.",
  timeInStages: "Temps dans chaque étape",
  timeInStagesNote:
    "La moitié des demandes n’a pas pris plus que la barre épaisse, neuf sur dix pas plus que la fine.",
  noStages:
    "Aucune étape n’a été franchie par cinq demandes dont les services ont signalé le début et la fin.",
  stage: "Étape",
  half: "La moitié",
  nineOfTen: "Neuf sur dix",
  requests: "Demandes",
  tooFewStages: "Moins de cinq étapes terminées : trop peu pour conclure.",
  time: "Temps",
  completedStages: "Étapes terminées",
  aboutAll: "Les statistiques portent sur toutes les demandes",
  aboutAllHint: "Les administrateurs et les observateurs les voient.",
  goToYours: "Aller à vos demandes",
  days30: "30 jours",
  days90: "90 jours",
  year: "Un an",
  all: "Tout",
  period: "Période",
  nothingYet: "Rien à compter pour le moment",
  nothingYetHint:
    "Les statistiques sont calculées à partir des demandes et des heures auxquelles les services ont signalé chaque étape. Une minute après la première demande, les premiers chiffres apparaissent ici.",
  forecasts: "Prévisions justes",
  forecastsNote:
    "Combien de demandes étaient prêtes dans l’intervalle prévu. Ce devrait être 80 %.",
  noForecasts:
    "Aucune prévision n’a encore été comparée. Les prévisions commencent avec 20 demandes comparables prêtes.",
  forecastAt: "Faite",
  heldShare: "Justes",
  compared: "Comparées",
  atRequest: "Avec la demande",
  atGrab: "Avec la release trouvée",
  byType: "Temps par type",
  byTypeNote: "Durée des étapes terminées, additionnée.",
  type: "Type",
  byService: "Temps par service",
  byServiceNote:
    "Temps d’attente des demandes jusqu’à ce que le service signale l’étape suivante, additionné.",
  service: "Service",
  byIndexer: "Temps par indexeur",
  byIndexerNote:
    "Temps entre la récupération et la fin du téléchargement, additionné par l’indexeur de la première release.",
  indexer: "Indexeur",
};
