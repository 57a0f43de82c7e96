import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/time.ts";

const forms = createTwoForms("es");

export const timeText: Translation<typeof english.timeText> = {
  today: "hoy",
  tomorrow: "mañana",
  yesterday: "ayer",
  todayDate: "Hoy, {date}",
  tomorrowDate: "Mañana, {date}",
  yesterdayDate: "Ayer, {date}",
  justNow: "ahora mismo",
  minutesAgo: "hace {minutes} min",
  dayClock: "{day} a las {clock}",
  todayClock: "hoy a las {clock}",
  onWeekday: "el {day}",
  onDay: "el {day}",
  etaMoment: () => ({ lead: "en cualquier", strong: "momento" }),
  etaMinutes: ({ minutes }) => ({ lead: "en", strong: `${minutes} min` }),
  etaClock: ({ clock }) => ({ lead: "hacia las", strong: clock }),
  etaDayClock: ({ day, clock }) => ({ lead: day, strong: clock }),
  etaDay: ({ day }) => ({ lead: "hacia el", strong: day }),
  underMinute: "en menos de 1 min",
  atOnce: "al instante",
  seconds: "{seconds} s",
  minutes: "{minutes} min",
  minutesSeconds: "{minutes} min {seconds} s",
  hours: "{hours} h",
  hoursMinutes: "{hours} h {minutes} min",
  days: ({ days }) => forms(days, "1 día", "# días"),
  underOneMinute: "menos de 1 min",
  percent: "{percent} %",
  perSecond: "{size}/s",
  bytes: "{value} B",
  kilobytes: "{value} kB",
  megabytes: "{value} MB",
  gigabytes: "{value} GB",
  terabytes: "{value} TB",
  left: "quedan {size}",
  leftAt: "quedan {size} a {speed}",
  milliseconds: "{count} ms",
};
