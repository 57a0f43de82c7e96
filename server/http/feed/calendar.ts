import ical, { ICalEventBusyStatus, ICalEventTransparency } from "ical-generator";
import type { Release } from "../../account/feed-release.ts";
import { notificationWords, type Reader } from "../../domain/notification/describe.ts";
import { formatEpisodes } from "../../domain/notification/message.ts";
import { AUTHORITY, toPlainLine } from "./feed-text.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Of an episode whose length nobody reported. */
const USUAL_MINUTES = 30;
/** How often calendar programs should read it. */
const REFRESH_SECONDS = 3_600;

/** Writes releases as an iCalendar file (RFC 5545). Equal releases give equal files. */
export function writeCalendar(
  releases: readonly Release[],
  { language }: Pick<Reader, "language">,
  publicUrl: string,
): string {
  const { states } = notificationWords(language);
  const calendar = ical({
    name: "Status Tracker",
    prodId: { company: "Status Tracker", product: "Calendar", language: language.toUpperCase() },
    ttl: REFRESH_SECONDS,
  });
  for (const release of releases) {
    const { id, state, stateChangedAt, request } = release;
    const url = `${publicUrl}/request/${request.id}`;
    calendar.createEvent({
      id: `${id}@${AUTHORITY}`,
      ...timeOf(release),
      // It depends on nothing but the rows, so that an unchanged calendar is not sent again.
      stamp: stateChangedAt,
      summary: toPlainLine(summaryOf(release)),
      description: `${states[state]}\n${url}`,
      url,
      // A release keeps nobody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function timeOf({ at, isDayOnly, request }: Release) {
  if (isDayOnly) return { start: at, end: new Date(at.getTime() + DAY_MS), allDay: true };
  const minutes = request.runtimeMinutes ?? USUAL_MINUTES;
  return { start: at, end: new Date(at.getTime() + minutes * MINUTE_MS) };
}

function summaryOf({ season, number, episodeTitle, request }: Release): string {
  const name = `${request.title}${request.is4k ? " 4K" : ""}`;
  if (season === null || number === null)
    return request.year === null ? name : `${name} (${request.year})`;
  const code = formatEpisodes([{ season, number, title: episodeTitle }]);
  return `${name} ${code}${episodeTitle === null ? "" : ` – ${episodeTitle}`}`;
}
