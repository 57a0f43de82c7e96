import { added, aMovie, aShow, downloaded, torrentOf } from "../../../simulator/manual-stack.ts";
import { fillDisk, loseData, stopTorrent } from "../../../simulator/world/client.ts";
import { failDownload, grab } from "../../../simulator/world/download.ts";
import type { Torrent } from "../../../simulator/world/model.ts";
import { forgetDownload, setCategory } from "../../../simulator/world/queue.ts";
import type { Title } from "../../../simulator/world/title.ts";
import { queueTorrent } from "../../../simulator/world/torrent-queue.ts";
import { startTransfer } from "../../../simulator/world/torrent.ts";
import type { World } from "../../../simulator/world/world.ts";
import { historyOf, untilState, untilRequest } from "../../support/request.ts";
import type { ProblemCase, ProblemGroup } from "./case.ts";

/** Grabbed as one release, and in the client. */
function begun(world: World, title: Title): Torrent {
  const item = added(world, title);
  return torrentOf(
    world,
    grab(
      world,
      item,
      item.units.map((unit) => [unit]),
    ),
  );
}

/** Downloads so slowly that it is never done. */
function running(world: World, title: Title): Torrent {
  const torrent = begun(world, title);
  startTransfer(torrent, 50_000);
  return torrent;
}

const FAILED: ProblemCase = {
  code: "DOWNLOAD_FAILED",
  when: "Sonarr has given up on the download, and there is no other",
  title: aShow("Given Up", 2),
  async provoke(world, testApp) {
    const item = added(world, FAILED.title);
    const download = grab(
      world,
      item,
      item.units.map((unit) => [unit]),
    );
    // By its history: a client that is asked soon has begun with it.
    await untilRequest(testApp, FAILED.title.title, (request) =>
      historyOf(request, { season: 1, number: 1 }).includes("GRABBING"),
    );
    failDownload(world, download, "The archive is broken");
  },
  severity: "STUCK",
  message: "The download failed.",
  actions: ["SEARCH", "LOOK_FOR_RELEASES"],
  detail: /The archive is broken/,
};

const VANISHED: ProblemCase = {
  code: "DOWNLOAD_ERROR",
  when: "the half downloaded files have vanished",
  title: aMovie("Vanished"),
  provoke: (world) => loseData(running(world, VANISHED.title)),
  severity: "STUCK",
  message: "The downloaded files are missing from the download folder.",
  actions: ["BLOCKLIST_AND_SEARCH"],
};

const BROKEN: ProblemCase = {
  code: "DOWNLOAD_ERROR",
  when: "the client reports an error, and there is enough space",
  title: aMovie("Broken"),
  provoke(world) {
    running(world, BROKEN.title).state = "error";
  },
  severity: "STUCK",
  message: "The download client reports an error.",
  actions: ["BLOCKLIST_AND_SEARCH"],
};

const PAUSED: ProblemCase = {
  code: "PAUSED",
  when: "somebody has paused the download",
  title: aMovie("Paused"),
  provoke: (world) => stopTorrent(running(world, PAUSED.title)),
  severity: "STUCK",
  message: "The download is paused.",
  actions: [],
};

const UNKNOWN_CONTENT: ProblemCase = {
  code: "NO_METADATA",
  when: "the torrent has no metadata",
  title: aMovie("Unknown Content"),
  provoke(world) {
    begun(world, UNKNOWN_CONTENT.title).state = "metaDL";
  },
  severity: "STUCK",
  message: "The download has not started: no peer has sent its metadata yet.",
  actions: ["BLOCKLIST_AND_SEARCH"],
};

const STALLED: ProblemCase = {
  code: "STALLED",
  when: "nobody seeds the torrent",
  title: aMovie("Stalled"),
  provoke: (world) => void begun(world, STALLED.title),
  severity: "STUCK",
  message: "The download has stalled: nobody offers the missing parts at the moment.",
  actions: ["BLOCKLIST_AND_SEARCH"],
};

const UNSEEDED: ProblemCase = {
  code: "NOT_RECEIVING",
  when: "nobody seeds the torrent, since a moment ago",
  title: aMovie("Unseeded"),
  provoke: (world) => void begun(world, UNSEEDED.title),
  severity: "WAITING",
  message: "The download is not receiving any data at the moment.",
  actions: [],
};

const UNDESCRIBED: ProblemCase = {
  code: "FETCHING_METADATA",
  when: "the torrent has no metadata, since a moment ago",
  title: aMovie("Undescribed"),
  provoke(world) {
    begun(world, UNDESCRIBED.title).state = "metaDL";
  },
  severity: "WAITING",
  message: "The download begins as soon as a peer has sent its metadata.",
  actions: [],
};

const QUEUED: ProblemCase = {
  code: "QUEUED_IN_CLIENT",
  when: "the client lets others go first",
  title: aMovie("Queued"),
  provoke(world) {
    queueTorrent(world, begun(world, QUEUED.title));
  },
  severity: "WAITING",
  message: "The download is queued behind other downloads.",
  actions: ["RAISE_PRIORITY"],
};

const REFILED: ProblemCase = {
  code: "CATEGORY_MISMATCH",
  when: "somebody files the torrent under another category",
  title: aMovie("Refiled"),
  async provoke(world, testApp) {
    const torrent = running(world, REFILED.title);
    await untilState(testApp, REFILED.title.title, "DOWNLOADING");
    setCategory(world, torrent.hash, "manual");
  },
  severity: "STUCK",
  message: "Radarr no longer sees the download: its category in the download client has changed.",
  actions: [],
  detail: /Its category was "radarr" and is "manual" now/,
};

const FORGOTTEN: ProblemCase = {
  code: "NOT_TRACKED_BY_ARR",
  when: "Radarr has forgotten a finished download",
  title: aMovie("Forgotten"),
  async provoke(world, testApp) {
    const download = downloaded(world, added(world, FORGOTTEN.title));
    await untilRequest(testApp, FORGOTTEN.title.title, ({ state }) => state === "DOWNLOADED");
    forgetDownload(world, download);
  },
  severity: "STUCK",
  message: "Downloaded, but Radarr no longer tracks the download and will not import it.",
  actions: ["RETRY_IMPORT", "SEARCH"],
};

const NO_SPACE: ProblemCase = {
  code: "NO_SPACE",
  when: "the client's disk is full",
  title: aMovie("No Space"),
  async provoke(world, testApp) {
    running(world, NO_SPACE.title);
    await untilState(testApp, NO_SPACE.title.title, "DOWNLOADING");
    fillDisk(world);
  },
  severity: "STUCK",
  message: "The disk is full.",
  actions: [],
  detail: /The disk is full: 0 MB of space left/,
};

export const TRANSFER_GROUPS: readonly ProblemGroup[] = [
  {
    name: "the client does not get on with it, or nobody waits for it",
    options: { speed: 180 },
    waves: [
      [FAILED, VANISHED, BROKEN, PAUSED, UNKNOWN_CONTENT, STALLED, QUEUED, REFILED, FORGOTTEN],
      [NO_SPACE],
    ],
  },
  {
    name: "the client has only just stopped",
    options: { speed: 5 },
    waves: [[UNSEEDED, UNDESCRIBED]],
  },
];
