import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/time.ts";

const forms = createTwoForms("fr");

export const timeText: Translation<typeof english.timeText> = {
  today: "aujourd’hui",
  tomorrow: "demain",
  yesterday: "hier",
  todayDate: "Aujourd’hui, {date}",
  tomorrowDate: "Demain, {date}",
  yesterdayDate: "Hier, {date}",
  justNow: "à l’instant",
  minutesAgo: "il y a {minutes} min",
  dayClock: "{day} à {clock}",
  todayClock: "aujourd’hui à {clock}",
  onWeekday: "{day}",
  onDay: "le {day}",
  etaMoment: () => ({ lead: "d’un", strong: "instant à l’autre" }),
  etaMinutes: ({ minutes }) => ({ lead: "dans", strong: `${minutes} min` }),
  etaClock: ({ clock }) => ({ lead: "vers", strong: clock }),
  etaDayClock: ({ day, clock }) => ({ lead: day, strong: clock }),
  etaDay: ({ day }) => ({ lead: "vers", strong: day }),
  underMinute: "dans moins d’une minute",
  atOnce: "aussitôt",
  seconds: "{seconds} s",
  minutes: "{minutes} min",
  minutesSeconds: "{minutes} min {seconds} s",
  hours: "{hours} h",
  hoursMinutes: "{hours} h {minutes} min",
  days: ({ days }) => forms(days, "# jour", "# jours"),
  underOneMinute: "moins d’une minute",
  percent: "{percent} %",
  perSecond: "{size}/s",
  bytes: "{value} o",
  kilobytes: "{value} ko",
  megabytes: "{value} Mo",
  gigabytes: "{value} Go",
  terabytes: "{value} To",
  left: "{size} restants",
  leftAt: "{size} restants à {speed}",
  milliseconds: "{count} ms",
};
