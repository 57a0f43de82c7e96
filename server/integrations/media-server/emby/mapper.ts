import { createSubject, type DeliverySubject } from "../../../domain/delivery.ts";
import type { WebhookReading } from "../../port/webhook.ts";
import { EmbyWebhook } from "./payload.ts";

/** Events after which more items may be playable. */
export const HINT_EVENTS: ReadonlySet<string> = new Set(["library.new", "library.deleted"]);

/** Event families, by the part before the dot; their content differs between versions. */
const FAMILIES: ReadonlySet<string> = new Set([
  "library",
  "playback",
  "item",
  "system",
  "user",
  "plugins",
  "livetv",
]);

/** A webhook is only a hint to poll, never proof. */
export function readWebhook(body: unknown): WebhookReading {
  const parsed = EmbyWebhook.safeParse(body);
  if (!parsed.success) return { kind: "unrecognised", event: null, reason: "not a JSON object" };
  const event = parsed.data.Event?.slice(0, 100).toWellFormed();
  if (event === undefined) return { kind: "unrecognised", event: null, reason: "Event is missing" };
  if (!/^[a-z]+\.[a-z]/i.test(event) || !FAMILIES.has(event.split(".")[0] ?? ""))
    return { kind: "unrecognised", event, reason: "not an event of Emby" };
  const about = subjectOf(parsed.data);
  return {
    kind: "read",
    event,
    observations: [],
    note: describe(event, parsed.data),
    ...(about !== null && { about }),
  };
}

const TITLE_TYPES: ReadonlySet<string> = new Set(["Movie", "Series", "Season", "Episode"]);

function subjectOf({ Item: item }: EmbyWebhook): DeliverySubject | null {
  const title = item?.SeriesName ?? item?.Name;
  if (title === undefined || !TITLE_TYPES.has(item?.Type ?? "")) return null;
  const { ParentIndexNumber: season, IndexNumber: number } = item ?? {};
  const isEpisode = item?.Type === "Episode" && season !== undefined && number !== undefined;
  return createSubject(title, isEpisode ? { episodes: [{ season, number }] } : {});
}

function describe(event: string, { Item: item }: EmbyWebhook): string {
  if (event === "library.new") return `hint to check the library: ${describeItem(item)}`;
  if (event === "library.deleted") return `removed from the library: ${describeItem(item)}`;
  return "no effect on requests";
}

function describeItem(item: EmbyWebhook["Item"]): string {
  const { Type: type = "item", SeriesName: series, Name: name } = item ?? {};
  const { ParentIndexNumber: season, IndexNumber: number } = item ?? {};
  const place = season === undefined || number === undefined ? null : `S${season}E${number}`;
  const words = [type.toLowerCase(), series, place, name].filter((word) => word);
  return words.join(" ").slice(0, 300).toWellFormed();
}
