import { added, aMovie, downloaded } from "../../../simulator/manual-stack.ts";
import { diskScan, unmountDisk } from "../../../simulator/world/disk-scan.ts";
import { importRest } from "../../../simulator/world/import.ts";
import {
  dropItem,
  findLibraryItem,
  pickUpFiles,
  scanLibrary,
  showFormerFile,
} from "../../../simulator/world/library.ts";
import type { MediaFile } from "../../../simulator/world/model.ts";
import type { ShokoFile } from "../../../simulator/world/shoko-model.ts";
import {
  banShoko,
  shokoDetect,
  shokoHash,
  shokoMatch,
  shokoMiss,
} from "../../../simulator/world/shoko.ts";
import type { Title } from "../../../simulator/world/title.ts";
import { expectFound, type World } from "../../../simulator/world/world.ts";
import type { TestApp } from "../../support/app.ts";
import { untilRequest, untilState } from "../../support/request.ts";
import { UNHURRIED, type ProblemCase, type ProblemGroup } from "./case.ts";

/** Downloaded and imported; what comes then is not done. */
function imported(world: World, title: Title): MediaFile {
  const item = added(world, title);
  importRest(world, downloaded(world, item));
  return expectFound(item.files[0], `file of ${title.title}`);
}

/** Available. */
async function shown(world: World, testApp: TestApp, title: Title): Promise<MediaFile> {
  const file = imported(world, title);
  pickUpFiles(world, file.item.files, 0);
  await untilState(testApp, title.title, "AVAILABLE");
  return file;
}

/** Detected by Shoko, which reports it over its hub only: repeated until the tracker is connected. */
async function detected(world: World, testApp: TestApp, title: Title): Promise<ShokoFile> {
  const file = shokoDetect(world, imported(world, title));
  await untilRequest(testApp, title.title, ({ stateReason }) => {
    if (stateReason === "Shoko is reading the file") return true;
    world.emit({ kind: "shoko-detected", file });
    return false;
  });
  return file;
}

const UNSEEN: ProblemCase = {
  code: "NOT_SEEN_BY_SHOKO",
  when: "Shoko's watcher has overlooked the file",
  title: aMovie("Unseen", true),
  provoke: (world) => void imported(world, UNSEEN.title),
  severity: "STUCK",
  message: "The file exists, but Shoko has not noticed it.",
  actions: ["SCAN_SHOKO"],
  detail: /Unseen/,
};

const HASHING: ProblemCase = {
  code: "HASHING",
  when: "Shoko takes its time to read the file",
  title: aMovie("Enormous", true),
  provoke: async (world, testApp) => void (await detected(world, testApp, HASHING.title)),
  severity: "WAITING",
  message: "Shoko is still reading the file: the file is large, or other files come first.",
  actions: [],
};

const IN_TURN: ProblemCase = {
  code: "ASKING_ANIDB",
  when: "Shoko has read the file, and its queue is long",
  title: aMovie("In Turn", true),
  provoke(world) {
    world.shoko.blockedJobs = 40;
    shokoHash(world, shokoDetect(world, imported(world, IN_TURN.title)));
  },
  severity: "WAITING",
  message: "Shoko has read the file and waits for the answer of AniDB.",
  actions: ["RESCAN_SHOKO"],
};

const UNRECOGNISED: ProblemCase = {
  code: "UNRECOGNISED_FILE",
  when: "AniDB does not know the file",
  title: aMovie("Unrecognised", true),
  provoke: async (world, testApp) =>
    shokoMiss(world, await detected(world, testApp, UNRECOGNISED.title)),
  severity: "STUCK",
  message: "The file is not recognised yet. AniDB may not know this release so far.",
  actions: ["RESCAN_SHOKO", "LINK_IN_SHOKO"],
  detail: /Unrecognised/,
};

const BANNED: ProblemCase = {
  code: "ANIDB_BANNED",
  when: "AniDB has banned Shoko",
  title: aMovie("Banned", true),
  provoke(world, { stack }) {
    banShoko(world, "UDP", 12 * 3600);
    shokoMiss(world, shokoDetect(world, imported(world, BANNED.title)));
    stack.restart("shoko");
  },
  severity: "STUCK",
  message: "AniDB does not answer Shoko for some hours, so no file can be recognised until then.",
  actions: [],
  detail: /AniDB has banned this address until/,
  hasUntil: true,
};

const HALTED: ProblemCase = {
  code: "SHOKO_PAUSED",
  when: "somebody has paused Shoko",
  title: aMovie("Halted", true),
  async provoke(world, testApp) {
    world.shoko.bans.clear();
    world.shoko.isQueuePaused = true;
    await detected(world, testApp, HALTED.title);
    testApp.stack.restart("shoko");
  },
  severity: "STUCK",
  message: "Shoko is paused, so the file is not recognised.",
  actions: [],
  detail: /paused/,
};

const UNLISTED: ProblemCase = {
  code: "NOT_IN_LIBRARY",
  when: "the library does not find the file",
  title: aMovie("Unlisted"),
  provoke(world) {
    const file = imported(world, UNLISTED.title);
    world.libraries.jellyfin.hidden.add(file.path);
  },
  severity: "STUCK",
  message: "The file exists, but Jellyfin does not show it yet.",
  actions: ["SCAN_LIBRARY"],
  detail: /Unlisted/,
};

const RESIZED: ProblemCase = {
  code: "FILE_DIFFERS",
  when: "the library still has the file before an upgrade under the same name",
  title: aMovie("Another Size"),
  provoke(world) {
    const file = imported(world, RESIZED.title);
    const createdAt = new Date(world.clock.now().getTime() - 24 * 3600 * 1000);
    showFormerFile(world, file, { size: file.size - 1000, createdAt });
  },
  severity: "STUCK",
  message:
    "Jellyfin shows a file at this place, but its size differs from that of the imported one.",
  actions: ["REFRESH", "SCAN_LIBRARY"],
  detail: /in the library: \d+ bytes/,
};

const MATCHED: ProblemCase = {
  code: "NOT_IN_LIBRARY",
  when: "Shoko has matched the file, and the library does not find it",
  title: aMovie("Matched", true),
  provoke(world) {
    const file = imported(world, MATCHED.title);
    world.libraries.jellyfin.hidden.add(file.path);
    const shokoFile = shokoDetect(world, file);
    shokoHash(world, shokoFile);
    shokoMatch(world, shokoFile);
  },
  severity: "STUCK",
  message: "The file was recognised, but Jellyfin does not show it yet.",
  actions: ["SCAN_LIBRARY"],
};

const SCANNED: ProblemCase = {
  code: "SCAN_RUNNING",
  when: "the library is busy with a long scan",
  title: aMovie("Scanned For"),
  provoke(world) {
    scanLibrary(world, { seconds: 6 * 3600 });
    imported(world, SCANNED.title);
  },
  severity: "WAITING",
  message: "Jellyfin is scanning its folders and will find the file.",
  actions: [],
  detail: /a library scan is running \(\d+ %\)/,
};

const EMPTIED: ProblemCase = {
  code: "LIBRARY_EMPTY",
  when: "the library has dropped everything it had",
  title: aMovie("Emptied"),
  async provoke(world, testApp) {
    await shown(world, testApp, aMovie("Emptied Too"));
    const library = world.libraries.jellyfin;
    for (const item of library.items.values()) dropItem(world, library, item);
    imported(world, EMPTIED.title);
  },
  severity: "STUCK",
  message: "Jellyfin shows no titles at all at the moment; its disks may be disconnected.",
  actions: [],
};

const LOST: ProblemCase = {
  code: "LOST_BY_LIBRARY",
  when: "the library has dropped a movie whose file exists",
  title: aMovie("Dropped"),
  async provoke(world, testApp) {
    await shown(world, testApp, aMovie("Kept"));
    const file = await shown(world, testApp, LOST.title);
    const item = expectFound(findLibraryItem(world, file), "item of the movie");
    world.libraries.jellyfin.hidden.add(file.path);
    dropItem(world, world.libraries.jellyfin, item);
    const { id } = await untilState(testApp, LOST.title.title, "AVAILABLE");
    await testApp.query(`mutation($id: ID!) { syncRequest(id: $id) { id } }`, { id });
  },
  severity: "STUCK",
  message: "Jellyfin no longer shows the title, although the file exists.",
  actions: ["SCAN_LIBRARY", "REFRESH"],
  detail: /Dropped/,
};

const GONE: ProblemCase = {
  code: "FILE_MISSING",
  when: "the disk with all movies of Radarr is not mounted",
  title: aMovie("Gone"),
  async provoke(world, testApp) {
    const others = [aMovie("Gone Too"), aMovie("Gone As Well")];
    for (const title of [GONE.title, ...others]) await shown(world, testApp, title);
    unmountDisk(world);
    for (const item of world.items) diskScan(world, item);
  },
  severity: "STUCK",
  message: "The file is missing. Its disk may be disconnected at the moment.",
  actions: ["REFRESH", "SCAN_LIBRARY", "CONFIRM_GONE"],
};

export const LIBRARY_GROUPS: readonly ProblemGroup[] = [
  {
    name: "Shoko or AniDB is slow, or does not know it",
    options: { speed: 240, env: UNHURRIED },
    waves: [[UNSEEN, HASHING, IN_TURN, UNRECOGNISED]],
  },
  {
    name: "AniDB has banned Shoko, or Shoko is paused",
    options: { speed: 60 },
    waves: [[BANNED], [HALTED]],
  },
  {
    name: "the library does not find it, or is still looking",
    options: { speed: 240, env: UNHURRIED },
    waves: [[UNLISTED, MATCHED, RESIZED], [SCANNED]],
  },
  {
    name: "the library has lost what it had",
    options: { speed: 120 },
    waves: [[LOST]],
  },
  {
    name: "the library is empty",
    options: { speed: 120 },
    waves: [[EMPTIED]],
  },
  {
    name: "the files are gone",
    options: { speed: 120 },
    waves: [[GONE]],
  },
];
