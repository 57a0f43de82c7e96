import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

/** What airs and is released. */
export const calendarText = createArea("calendarText", {
  nothing: "nothing",
  releases: ({ count }: { readonly count: number }) => forms(count, "# release", "# releases"),
  nothingInDays: "Nothing is released in these days.",
  nothingInDaysHint:
    "Nothing is released in these days. Sonarr and Radarr report the dates of what is requested.",
  more: "{count} more",
  week: "Week",
  month: "Month",
  all: "All",
  mine: "Mine and followed",
  previousWeek: "Previous week",
  previousMonth: "Previous month",
  today: "Today",
  nextWeek: "Next week",
  nextMonth: "Next month",
  show: "Show",
  ofRequests: "Of requests",
  subscribe: "Subscribe to this calendar",
  subscribeHint:
    "Calendar programs and feed readers read what airs, and which requests are ready or need somebody, at a secret address. It shows what you may see, to whoever has it.",
  createAddress: "Create address",
  copyNow: "Copy the address now: it is shown only this once.",
  calendarFeed: "Calendar (iCalendar)",
  newsFeed: "News (Atom)",
  openCalendar: "Open in the calendar program",
  addressCreated: "Address created {time}",
  lastRead: "last read {time}",
  neverRead: "never read",
  theAddress: "the address",
  renew: "New address",
  renewName: "New address instead of this one",
  renewYes: "Replace the address",
  revokeAddress: "Revoke address",
});

/** How long things take, and how many there are. */
export const statisticsText = createArea("statisticsText", {
  movies: "Movies",
  series: "Series",
  anime: "Anime",
  others: "All others",
  asTable: "Show as a table",
  table: "{title}, table",
  tooFew: "too few",
  tooFewRequests: "Fewer than five requests in this period: too few to draw.",
  made: "Made",
  ready: "Ready",
  madeAndReady: "Made and ready",
  madeAndReadyNote:
    "How many requests were made, and of how many the first movie or episode became ready.",
  days: "Days",
  onTheirWay: "On their way",
  onTheirWayNote:
    "How many requests were in each state at the end of the days, without those that were ready or over.",
  tooFewOnTheirWay: "Never five requests on their way at once: too few to draw.",
  timeInStages: "Time in each stage",
  timeInStagesNote:
    "Half of the requests took no longer than the thick bar, nine of ten no longer than the thin one.",
  noStages: "No stage was completed by five requests whose begin and end services reported.",
  stage: "Stage",
  half: "Half of them",
  nineOfTen: "Nine of ten",
  requests: "Requests",
  tooFewStages: "Fewer than five completed stages: too few to say.",
  time: "Time",
  completedStages: "Completed stages",
  aboutAll: "Statistics are about all requests",
  aboutAllHint: "Admins and viewers see them.",
  goToYours: "Go to your requests",
  days30: "30 days",
  days90: "90 days",
  year: "A year",
  all: "All",
  period: "Period",
  nothingYet: "Nothing to count yet",
  nothingYetHint:
    "Statistics are counted from requests and the times at which services reported each step. A minute after the first request, its first numbers appear here.",
  forecasts: "Forecasts that held",
  forecastsNote:
    "How many requests were ready within the range that had been forecast. It should be 80 %.",
  noForecasts:
    "No forecast has been compared yet. Forecasts begin with 20 comparable requests that became ready.",
  forecastAt: "Given",
  heldShare: "Held",
  compared: "Compared",
  atRequest: "With the request",
  atGrab: "With the release found",
  byType: "Time by type",
  byTypeNote: "How long the stages took that were completed, added up.",
  type: "Type",
  byService: "Time by service",
  byServiceNote: "How long requests waited until the service reported the next stage, added up.",
  service: "Service",
  byIndexer: "Time by indexer",
  byIndexerNote:
    "How long requests took from the grab until the download was complete, added up by the indexer of the first release.",
  indexer: "Indexer",
});
