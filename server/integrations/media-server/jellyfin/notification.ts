import { naturalInt, present, text } from "../../shared/lenient.ts";
import { JellyfinNotificationBody, NOTIFICATION_TYPES, type NotificationType } from "./payload.ts";

/** A webhook body, independent of which of the plugin's two formats it came in. */
export interface JellyfinNotification {
  readonly type: NotificationType;
  readonly itemId?: string;
  readonly itemType?: string;
  readonly name?: string;
  readonly seriesId?: string;
  readonly seriesName?: string;
  readonly season?: number;
  readonly episode?: number;
  readonly episodeEnd?: number;
  readonly taskName?: string;
  readonly taskKey?: string;
  readonly taskStatus?: string;
}

export type NotificationReading =
  | { readonly kind: "known"; readonly notification: JellyfinNotification }
  | { readonly kind: "unknown"; readonly event: string | null; readonly reason: string };

/** Keys that templates use for the type, normalized; the plugin's own key comes first. */
const TYPE_KEYS = ["notificationtype", "event", "eventtype", "type"];

const TYPE_BY_FOLDED: ReadonlyMap<string, NotificationType> = new Map(
  NOTIFICATION_TYPES.map((type) => [type.toLowerCase(), type]),
);

export function readNotification(body: unknown): NotificationReading {
  const parsed = JellyfinNotificationBody.safeParse(body);
  if (!parsed.success) return { kind: "unknown", event: null, reason: "not a JSON object" };
  const fields = foldKeys(parsed.data);

  const event = readText(fields, ...TYPE_KEYS);
  if (event === undefined)
    return { kind: "unknown", event: null, reason: "NotificationType is missing" };
  const type = TYPE_BY_FOLDED.get(event.toLowerCase());
  if (!type)
    return {
      kind: "unknown",
      event: event.slice(0, 100).toWellFormed(),
      reason: "not a notification type of Jellyfin",
    };

  return {
    kind: "known",
    notification: present({
      type,
      itemId: readId(fields, "itemid"),
      itemType: readText(fields, "itemtype"),
      name: readText(fields, "name"),
      seriesId: readId(fields, "seriesid"),
      seriesName: readText(fields, "seriesname", "series"),
      season: readNumber(fields, "seasonnumber", "season"),
      episode: readNumber(fields, "episodenumber", "episode"),
      episodeEnd: readNumber(fields, "episodenumberend", "episodeend"),
      taskName: readText(fields, "taskname"),
      taskKey: readText(fields, "resultkey"),
      taskStatus: readText(fields, "resultstatus"),
    }),
  };
}

/** Returns 32 lower-case hex digits, as REST writes ids, or undefined. */
export function toItemId(written: string): string | undefined {
  const id = written.replaceAll("-", "").toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

type Fields = ReadonlyMap<string, unknown>;

function foldKeys(body: Readonly<Record<string, unknown>>): Fields {
  return new Map(
    Object.entries(body).map(([key, value]) => [key.toLowerCase().replaceAll(/[_\s]/g, ""), value]),
  );
}

function readText(fields: Fields, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    // "Send All Properties" escapes quotes twice.
    const read = text.parse(fields.get(key))?.replaceAll('\\"', '"');
    if (read !== undefined) return read;
  }
  return undefined;
}

function readId(fields: Fields, key: string): string | undefined {
  const read = readText(fields, key);
  return read === undefined ? undefined : toItemId(read);
}

function readNumber(fields: Fields, ...keys: readonly string[]): number | undefined {
  return naturalInt.parse(readText(fields, ...keys));
}
