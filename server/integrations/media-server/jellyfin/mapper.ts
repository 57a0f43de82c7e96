import { createSubject, type DeliverySubject } from "../../../domain/delivery.ts";
import type { WebhookReading } from "../../port/webhook.ts";
import { readNotification, type JellyfinNotification } from "./notification.ts";

/** Events after which more items may be playable. */
export const HINT_EVENTS: ReadonlySet<string> = new Set([
  "ItemAdded",
  "ItemDeleted",
  "TaskCompleted",
]);

/** A webhook is no proof: it has no path, is also sent for stubs and is not repeated. */
export function readWebhook(body: unknown): WebhookReading {
  const reading = readNotification(body);
  if (reading.kind === "unknown")
    return { kind: "unrecognised", event: reading.event, reason: reading.reason };
  const { notification } = reading;
  const about = subjectOf(notification);
  return {
    kind: "read",
    event: notification.type,
    observations: [],
    note: describe(notification),
    ...(about !== null && { about }),
  };
}

const TITLE_TYPES: ReadonlySet<string> = new Set(["movie", "series", "season", "episode"]);
/** Longer than any file that holds several episodes. */
const MAX_EPISODES = 50;

function subjectOf(notification: JellyfinNotification): DeliverySubject | null {
  const { itemType = "", season, episode, seriesName, name } = notification;
  const title = seriesName ?? name;
  if (title === undefined || !TITLE_TYPES.has(itemType.toLowerCase())) return null;
  if (season === undefined || episode === undefined) return createSubject(title);
  const last = Math.min(notification.episodeEnd ?? episode, episode + MAX_EPISODES);
  const episodes = Array.from({ length: Math.max(1, last - episode + 1) }, (_none, index) => ({
    season,
    number: episode + index,
  }));
  return createSubject(title, { episodes });
}

function describe(notification: JellyfinNotification): string {
  switch (notification.type) {
    case "ItemAdded":
      return `hint to check the library: ${describeItem(notification)}`;
    case "ItemDeleted":
      return `removed from the library: ${describeItem(notification)}`;
    case "TaskCompleted":
      return `task ended: ${notification.taskName ?? notification.taskKey ?? "unnamed"} (${notification.taskStatus ?? "no status"})`;
    default:
      return "no effect on requests";
  }
}

function describeItem({
  itemType,
  name,
  seriesName,
  season,
  episode,
  episodeEnd,
}: JellyfinNotification): string {
  const number =
    season === undefined || episode === undefined
      ? null
      : `S${pad(season)}E${pad(episode)}${episodeEnd === undefined ? "" : `-E${pad(episodeEnd)}`}`;
  const words = [itemType?.toLowerCase() ?? "item", seriesName, number, name].filter(
    (word) => word,
  );
  return words.join(" ").slice(0, 300).toWellFormed();
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
