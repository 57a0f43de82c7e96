import type { Observation } from "../../domain/observation.ts";
import { fileName } from "../../domain/path.ts";
import { present } from "../lenient.ts";
import type { WatchedItem, WatchedUnit, WebhookReading } from "../port.ts";
import { readNotification, type JellyfinNotification } from "./notification.ts";
import type { JellyfinItem } from "./payload.ts";

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

/** A film or an episode that waits to be seen in the library. */
export interface Wanted {
  readonly item: WatchedItem;
  /** Without season and number for a film. */
  readonly unit: Omit<WatchedUnit, "season" | "number">;
  readonly episode: { readonly season: number; readonly number: number } | null;
}

/** What waits for the library: it has a file that can be recognised there, and is not known to be available. */
export function listWanted(watched: readonly WatchedItem[]): readonly Wanted[] {
  return watched.flatMap((item) =>
    [
      ...(item.film ? [{ item, unit: item.film, episode: null }] : []),
      ...item.units.map((unit) => ({
        item,
        unit,
        episode: { season: unit.season, number: unit.number },
      })),
    ].filter(({ unit }) => isWaiting(unit)),
  );
}

/** The arr must have told its file: without one, what the library shows is a stale item, a stub or another copy. */
function isWaiting(unit: Wanted["unit"]): boolean {
  if (unit.state === "AVAILABLE" || unit.state === "DECLINED" || unit.state === "DELETED")
    return false;
  const hasFile =
    unit.fileId !== undefined || unit.filePath !== undefined || unit.fileSize !== undefined;
  const isComparable =
    unit.filePath !== undefined || unit.fileSize !== undefined || unit.shokoFileId !== undefined;
  return hasFile && isComparable;
}

export interface Proof {
  readonly itemId: string;
  readonly serverId?: string;
  readonly path: string;
  readonly size?: number;
  readonly shokoFileId?: number;
}

/** The media source of `item` that is the arr's current file for the unit, or null. */
export function findProof(item: JellyfinItem, { unit, episode }: Wanted): Proof | null {
  if (item.LocationType === "Virtual") return null;
  const { shokoFileId } = unit;
  for (const { Id: sourceId, Path: sourcePath, Size: size } of item.MediaSources) {
    // The source that carries the item's own id lies at the item's path.
    for (const path of [sourcePath, sourceId === item.Id ? item.Path : undefined]) {
      if (path === undefined) continue;
      const isShokoFile =
        shokoFileId !== undefined && readShokoFileIds(item, path).has(shokoFileId);
      if (!isShokoFile && !isCurrentFile(path, size, unit, isNumbered(item, episode))) continue;
      return present({
        itemId: item.Id,
        serverId: item.ServerId,
        path,
        size,
        shokoFileId: isShokoFile ? shokoFileId : undefined,
      });
    }
  }
  return null;
}

/** Mount points differ, so it is the name that counts; a size that is known on both sides must agree. */
function isCurrentFile(
  path: string,
  size: number | undefined,
  unit: Wanted["unit"],
  isSameNumber: boolean,
): boolean {
  const sizes =
    size === undefined || unit.fileSize === undefined
      ? "unknown"
      : size === unit.fileSize
        ? "same"
        : "other";
  if (sizes === "other") return false;
  // Names such as "01.mkv" recur in each season, and numbers differ between providers: one of the two must agree too.
  if (!isSameNumber && sizes !== "same") return false;
  if (unit.filePath === undefined) return isSameNumber && sizes === "same";
  return foldName(path) === foldName(unit.filePath);
}

/** A film has no number to disagree about. */
function isNumbered(item: JellyfinItem, episode: Wanted["episode"]): boolean {
  if (!episode) return true;
  const first = item.IndexNumber;
  if (first === undefined || item.ParentIndexNumber !== episode.season) return false;
  return episode.number >= first && episode.number <= (item.IndexNumberEnd ?? first);
}

function foldName(path: string): string {
  return fileName(path).normalize("NFC").toLowerCase();
}

/** From the name of a Shokofin link, else from the item's ids: merged files have several, joined by commas. */
function readShokoFileIds(item: JellyfinItem, path: string): ReadonlySet<number> {
  const named = [...path.matchAll(/\[Shoko File=([\d,\s]+)\]/gi)].map((match) => match[1] ?? "");
  const texts = named.length > 0 ? named : [readProviderId(item, "shoko file") ?? ""];
  return new Set(
    texts
      .flatMap((text) => text.split(","))
      .filter((id) => id.trim() !== "")
      .map(Number),
  );
}

/** Keys are compared without case; an empty value is none. */
export function readProviderId(item: JellyfinItem, name: string): string | undefined {
  for (const [key, value] of Object.entries(item.ProviderIds ?? {})) {
    if (key.toLowerCase() === name && value) return value;
  }
  return undefined;
}

/** `baseUrl` is what a browser opens: without a login. */
export function toPlayable(
  service: string,
  baseUrl: string,
  { item, unit, episode }: Wanted,
  proof: Proof,
): Observation {
  const { itemId, serverId, path, size, shokoFileId } = proof;
  const address = new URLSearchParams(present({ id: itemId, serverId }));
  return {
    service,
    kind: "playable",
    channel: "POLL",
    event: "library",
    at: null,
    keys: present({
      mediaType: item.mediaType,
      arr: item.arr,
      fileId: unit.fileId,
      tmdbId: item.tmdbId,
      tvdbId: item.tvdbId,
      imdbId: item.imdbId,
      episodes: episode ? [episode] : undefined,
    }),
    playable: present({
      itemId,
      watchUrl: `${baseUrl}/web/#/details?${address.toString()}`,
      path,
      size,
      shokoFileId,
    }),
    evidence: { itemId, path, size: size ?? null },
  };
}
