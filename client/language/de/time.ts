import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/time.ts";

const forms = createTwoForms("de");

export const timeText: Translation<typeof english.timeText> = {
  today: "heute",
  tomorrow: "morgen",
  yesterday: "gestern",
  todayDate: "Heute, {date}",
  tomorrowDate: "Morgen, {date}",
  yesterdayDate: "Gestern, {date}",
  justNow: "gerade eben",
  minutesAgo: "vor {minutes} Min.",
  dayClock: "{day} {clock}",
  todayClock: "heute, {clock}",
  onWeekday: "am {day}",
  onDay: "am {day}",
  etaMoment: () => ({ lead: "jeden", strong: "Moment" }),
  etaMinutes: ({ minutes }) => ({ lead: "in", strong: `${minutes} Min.` }),
  etaClock: ({ clock }) => ({ lead: "gegen", strong: clock }),
  etaDayClock: ({ day, clock }) => ({ lead: day, strong: clock }),
  etaDay: ({ day }) => ({ lead: "etwa", strong: day }),
  underMinute: "in weniger als 1 Min.",
  atOnce: "sofort",
  seconds: "{seconds} s",
  minutes: "{minutes} Min.",
  minutesSeconds: "{minutes} Min. {seconds} s",
  hours: "{hours} Std.",
  hoursMinutes: "{hours} Std. {minutes} Min.",
  days: ({ days }) => forms(days, "1 Tag", "# Tage"),
  underOneMinute: "unter 1 Min.",
  percent: "{percent} %",
  perSecond: "{size}/s",
  bytes: "{value} B",
  kilobytes: "{value} kB",
  megabytes: "{value} MB",
  gigabytes: "{value} GB",
  terabytes: "{value} TB",
  left: "noch {size}",
  leftAt: "noch {size} mit {speed}",
  milliseconds: "{count} ms",
};
