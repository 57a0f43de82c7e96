import type { WebhookReading } from "../../port/webhook.ts";
import { readNotification, type JellyfinNotification } from "./notification.ts";

/** Events after which the library may show more than before. */
export const HINTS: ReadonlySet<string> = new Set(["ItemAdded", "ItemDeleted", "TaskCompleted"]);

/** Nothing a webhook says is proof: it carries no path, comes for stubs too, and is not repeated. */
export function readWebhook(body: unknown): WebhookReading {
  const reading = readNotification(body);
  if (reading.kind === "unknown")
    return { kind: "unrecognised", event: reading.event, reason: reading.reason };
  const { notification } = reading;
  return { kind: "read", event: notification.type, observations: [], note: describe(notification) };
}

function describe(notification: JellyfinNotification): string {
  switch (notification.type) {
    case "ItemAdded":
      return `a hint to look now: ${nameItem(notification)}`;
    case "ItemDeleted":
      return `left the library: ${nameItem(notification)}`;
    case "TaskCompleted":
      return `task ended: ${notification.taskName ?? notification.taskKey ?? "unnamed"} (${notification.taskStatus ?? "no status"})`;
    default:
      return "says nothing about where a request is";
  }
}

function nameItem({
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
