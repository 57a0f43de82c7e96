import type { WorldClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { Disk, DiskFile } from "./disk-model.ts";
import { createDisk, MEDIA_FOLDER } from "./disk.ts";
import type { WorldEvent } from "./event.ts";
import type { Library, LibraryName } from "./library-model.ts";
import type { MediaRow, SeerrServer } from "./media-model.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  HealthIssue,
  HistoryRecord,
  MediaFile,
  Torrent,
  User,
  SeerrRequest,
} from "./model.ts";
import type { Offer, PendingRelease } from "./offer-model.ts";
import type { SetUp } from "./set-up-model.ts";
import { createSetUp } from "./set-up.ts";
import type { ShokoFile, ShokoServer } from "./shoko-model.ts";
import type { Title } from "./title.ts";

/** The complete simulated state behind the services. Only the functions of this folder change it. */
export interface World {
  readonly clock: WorldClock;
  readonly startedAt: Date;
  readonly random: Random;
  readonly arrs: readonly ArrInstance[];
  /** Minutes between two RSS syncs of each arr; they let people choose 10 to 120. */
  readonly rssMinutes: Record<ArrInstance, number>;
  /** Receives each arr's health messages. */
  readonly health: Record<ArrInstance, HealthIssue[]>;
  readonly users: readonly [User, ...User[]];
  readonly titles: Title[];
  readonly seerrRequests: SeerrRequest[];
  /** Seerr's row of each title that was ever requested. */
  readonly media: Map<Title, MediaRow>;
  readonly seerr: SeerrServer;
  readonly items: ArrItem[];
  readonly itemsOfTitle: Map<Title, ArrItem[]>;
  readonly downloads: Download[];
  /** By hash; the same torrent may be grabbed again, or by two arrs. */
  readonly downloadsOfHash: Map<string, Download[]>;
  readonly history: HistoryRecord[];
  readonly files: MediaFile[];
  readonly disk: Disk;
  /** Releases on the indexers. */
  readonly offers: Offer[];
  /** Releases that an arr has chosen and not sent to the client yet. */
  readonly pending: PendingRelease[];
  /** Releases that an arr never takes again, by instance and name. */
  readonly blocklist: Set<string>;
  readonly torrents: Map<string, Torrent>;
  /** The client limits how many torrents run at a time. */
  isQueueing: boolean;
  /** Free bytes, shared by downloads and media. */
  freeSpace: number;
  /** The arrs that cannot reach the download client. */
  readonly cutOff: Set<ArrInstance>;
  readonly shokoFiles: Map<DiskFile, ShokoFile>;
  /** The same by base name in lower case. */
  readonly shokoNames: Map<string, Set<ShokoFile>>;
  /** Shoko's own series ids, by AniDB id; a series gets one with its first match. */
  readonly shokoSeries: Map<number, number>;
  readonly shoko: ShokoServer;
  readonly libraries: Readonly<Record<LibraryName, Library>>;
  readonly setUp: SetUp;
  nextId(kind: string): number;
  /** The number that was given last. */
  lastId(kind: string): number;
  /** The next number follows this one: a database was restored. */
  countFrom(kind: string, id: number): void;
  emit(event: WorldEvent): void;
  listen(listener: (event: WorldEvent) => void): () => void;
  /** Runs `work` without sending webhooks, to seed the past. */
  silently<T>(work: () => T): T;
}

const FIRST_IDS: Readonly<Record<string, number>> = {
  "sonarr item": 20,
  "radarr item": 200,
  "radarr-4k item": 200,
  "sonarr unit": 700,
  "sonarr file": 3300,
  "radarr file": 500,
  "radarr-4k file": 500,
  "sonarr history": 40_100,
  "radarr history": 40_100,
  "radarr-4k history": 40_100,
  "shoko file": 2100,
  "shoko series": 50,
};

export function createWorld(
  clock: WorldClock,
  random: Random,
  arrs: readonly ArrInstance[] = ["sonarr", "radarr"],
): World {
  const lastIds = new Map<string, number>();
  const listeners = new Set<(event: WorldEvent) => void>();
  let isSilent = false;
  const lastId = (kind: string): number => lastIds.get(kind) ?? FIRST_IDS[kind] ?? 0;
  return {
    clock,
    startedAt: clock.now(),
    random,
    arrs,
    rssMinutes: { sonarr: 15, radarr: 30, "radarr-4k": 30 },
    health: { sonarr: [], radarr: [], "radarr-4k": [] },
    users: [
      {
        id: 1,
        name: "owner",
        email: "owner@example.org",
        permissions: 2,
        isImported: true,
        isDisabled: false,
      },
      {
        id: 2,
        name: "mika",
        email: "mika@example.org",
        permissions: 160,
        isImported: true,
        isDisabled: false,
      },
      {
        id: 3,
        name: "Jörg Ünal",
        email: "joerg@example.org",
        permissions: 160,
        isImported: true,
        isDisabled: false,
      },
      {
        id: 4,
        name: "Ada",
        email: "ada@example.org",
        permissions: 160,
        isImported: false,
        isDisabled: false,
      },
    ],
    titles: [],
    seerrRequests: [],
    media: new Map(),
    seerr: { losesApprovals: false, hasCsrfProtection: false },
    items: [],
    itemsOfTitle: new Map(),
    downloads: [],
    downloadsOfHash: new Map(),
    history: [],
    files: [],
    disk: createDisk(),
    offers: [],
    pending: [],
    blocklist: new Set(),
    torrents: new Map(),
    isQueueing: false,
    freeSpace: 4_000_000_000_000,
    cutOff: new Set(),
    shokoFiles: new Map(),
    shokoNames: new Map(),
    shokoSeries: new Map(),
    shoko: createShokoServer(),
    setUp: createSetUp(),
    libraries: { jellyfin: createLibrary("jellyfin"), "jellyfin-2": createLibrary("jellyfin-2") },
    nextId(kind) {
      const id = lastId(kind) + 1;
      lastIds.set(kind, id);
      return id;
    },
    lastId,
    countFrom: (kind, id) => void lastIds.set(kind, id),
    emit(event) {
      if (isSilent) return;
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    silently(work) {
      isSilent = true;
      try {
        return work();
      } finally {
        isSilent = false;
      }
    },
  };
}

function createShokoServer(): ShokoServer {
  const unknown = new Set<DiskFile>();
  return {
    mount: MEDIA_FOLDER,
    bans: new Map(),
    isQueuePaused: false,
    blockedJobs: 0,
    inaccessible: new Set(),
    unknown,
    knows: (file) => !unknown.has(file),
  };
}

function createLibrary(name: LibraryName): Library {
  return {
    name,
    items: new Map(),
    shows: new Map(),
    stubs: [],
    hidden: new Set(),
    deletedPaths: [],
    scan: null,
    lastScan: null,
    scanCount: 0,
  };
}

/** An object that must exist by the time a step needs it; otherwise the story is wrong. */
export function expectFound<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the world has no ${what}`);
  return value;
}

/** Removes every other element from the list. */
export function keepOnly<T>(list: T[], isKept: (one: T) => boolean): void {
  let length = 0;
  for (const one of list) {
    if (!isKept(one)) continue;
    list[length] = one;
    length += 1;
  }
  list.length = length;
}
