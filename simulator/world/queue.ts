import { CATEGORIES, failDownload, record, removeTorrent } from "./download.ts";
import type { ArrInstance, Download, StatusMessage } from "./model.ts";
import { expectFound, type World } from "./world.ts";

const DONE: readonly Download["state"][] = ["imported", "failed", "ignored"];

/** Downloads that the arr still tracks, in the order in which the client got them. */
export function queuedDownloads(world: World, instance: ArrInstance): Download[] {
  // An arr that cannot reach the client sees no download.
  if (world.cutOff.has(instance)) return [];
  // A download that the client no longer lists, or lists under another category, leaves the queue silently.
  return [...world.torrents.values()]
    .filter(({ category }) => category === CATEGORIES[instance])
    .flatMap(({ hash }) => followersOf(world, hash))
    .filter(
      (download) =>
        download.item.instance === instance &&
        !download.isForgotten &&
        !DONE.includes(download.state),
    );
}

/** Of each arr the latest download with this hash: an earlier one with it has ended. */
export function followersOf(world: World, hash: string): Download[] {
  const latest = new Map<ArrInstance, Download>();
  for (const download of world.downloadsOfHash.get(hash) ?? [])
    latest.set(download.item.instance, download);
  return [...latest.values()];
}

/** A hold that ends by itself: the arr waits and says for what. */
export function hold(world: World, download: Download, messages: readonly StatusMessage[]): void {
  download.state = "importPending";
  download.messages = messages;
  download.isImportable = false;
  world.emit({ kind: "queue-changed", instance: download.item.instance });
}

/** The next processing of finished downloads imports it. */
export function makeImportable(world: World, download: Download): void {
  download.isImportable = true;
  download.messages = [];
  if (download.state === "importBlocked") download.state = "importPending";
  world.emit({ kind: "queue-changed", instance: download.item.instance });
}

/** The arr lost the download: its queue is empty and its history has no record. */
export function forgetDownload(world: World, download: Download): void {
  download.isForgotten = true;
  world.emit({ kind: "queue-changed", instance: download.item.instance });
}

/** The torrent's category is changed; its arr no longer sees it. */
export function setCategory(world: World, hash: string, category: string): void {
  expectFound(world.torrents.get(hash), `torrent ${hash}`).category = category;
}

interface Removal {
  /** The client deletes the torrent and its data. */
  readonly fromClient: boolean;
  readonly blocklist: boolean;
  /** Returned to the client under the category for imported downloads. */
  readonly changeCategory: boolean;
}

/** Effects of removing any row of a download from the queue; no webhook is sent. */
export function removeFromQueue(world: World, download: Download, how: Removal): void {
  if (how.blocklist) {
    block(world, download);
    failDownload(world, download, "Manually marked as failed");
  } else {
    download.state = "ignored";
    if (!how.fromClient && !how.changeCategory) {
      for (const unit of download.units)
        record(world, download, unit, "downloadIgnored", { message: "Manually ignored" });
    }
  }
  if (how.fromClient) removeTorrent(world, download.hash);
  else if (how.changeCategory) setCategory(world, download.hash, `${download.item.instance}-done`);
  world.emit({ kind: "queue-changed", instance: download.item.instance });
}

/** This arr never grabs the release again. */
export function block(world: World, { item, release }: Pick<Download, "item" | "release">): void {
  world.blocklist.add(blockKey(item.instance, release.title));
}

export function isBlocked(world: World, { item, release }: Pick<Download, "item" | "release">) {
  return world.blocklist.has(blockKey(item.instance, release.title));
}

function blockKey(instance: ArrInstance, title: string): string {
  return `${instance} ${title}`;
}
