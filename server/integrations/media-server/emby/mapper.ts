import type { WebhookReading } from "../../port/webhook.ts";
import { EmbyWebhook } from "./payload.ts";

/** Events after which the library may show more than before. */
export const HINTS: ReadonlySet<string> = new Set(["library.new", "library.deleted"]);

/** By the part before the dot; what is sent in them differs from version to version. */
const FAMILIES: ReadonlySet<string> = new Set([
  "library",
  "playback",
  "item",
  "system",
  "user",
  "plugins",
  "livetv",
]);

/** Nothing a webhook says is proof: it is a hint to look. */
export function readWebhook(body: unknown): WebhookReading {
  const parsed = EmbyWebhook.safeParse(body);
  if (!parsed.success) return { kind: "unrecognised", event: null, reason: "not an object" };
  const event = parsed.data.Event?.slice(0, 100).toWellFormed();
  if (event === undefined) return { kind: "unrecognised", event: null, reason: "no Event" };
  if (!/^[a-z]+\.[a-z]/i.test(event) || !FAMILIES.has(event.split(".")[0] ?? ""))
    return { kind: "unrecognised", event, reason: "not an event of Emby" };
  return { kind: "read", event, observations: [], note: describe(event, parsed.data) };
}

function describe(event: string, { Item: item }: EmbyWebhook): string {
  if (event === "library.new") return `a hint to look now: ${nameItem(item)}`;
  if (event === "library.deleted") return `left the library: ${nameItem(item)}`;
  return "says nothing about where a request is";
}

function nameItem(item: EmbyWebhook["Item"]): string {
  const { Type: type = "item", SeriesName: series, Name: name } = item ?? {};
  const { ParentIndexNumber: season, IndexNumber: number } = item ?? {};
  const place = season === undefined || number === undefined ? null : `S${season}E${number}`;
  const words = [type.toLowerCase(), series, place, name].filter((word) => word);
  return words.join(" ").slice(0, 300).toWellFormed();
}
