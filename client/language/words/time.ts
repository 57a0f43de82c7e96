import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Eta {
  readonly lead: string;
  /** The part to be read first. */
  readonly strong: string;
}

/** Times, lengths and sizes. */
export const timeText = createArea("timeText", {
  today: "today",
  tomorrow: "tomorrow",
  yesterday: "yesterday",
  todayDate: "Today, {date}",
  tomorrowDate: "Tomorrow, {date}",
  yesterdayDate: "Yesterday, {date}",
  justNow: "just now",
  minutesAgo: "{minutes} min ago",
  dayClock: "{day} {clock}",
  todayClock: "today, {clock}",
  onWeekday: "on {day}",
  onDay: "on {day}",
  etaMoment: (): Eta => ({ lead: "any", strong: "moment" }),
  etaMinutes: ({ minutes }: { readonly minutes: number }): Eta => ({
    lead: "in",
    strong: `${minutes} min`,
  }),
  etaClock: ({ clock }: { readonly clock: string }): Eta => ({ lead: "about", strong: clock }),
  etaDayClock: ({ day, clock }: { readonly day: string; readonly clock: string }): Eta => ({
    lead: day,
    strong: clock,
  }),
  etaDay: ({ day }: { readonly day: string }): Eta => ({ lead: "about", strong: day }),
  underMinute: "in under 1 min",
  atOnce: "at once",
  seconds: "{seconds} s",
  minutes: "{minutes} min",
  minutesSeconds: "{minutes} min {seconds} s",
  hours: "{hours} h",
  hoursMinutes: "{hours} h {minutes} min",
  days: ({ days }: { readonly days: number }) => forms(days, "1 day", "# days"),
  underOneMinute: "under 1 min",
  percent: "{percent} %",
  perSecond: "{size}/s",
  bytes: "{value} B",
  kilobytes: "{value} kB",
  megabytes: "{value} MB",
  gigabytes: "{value} GB",
  terabytes: "{value} TB",
  left: "{size} left",
  leftAt: "{size} left at {speed}",
  milliseconds: "{count} ms",
});
