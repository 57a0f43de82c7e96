import type { WorldClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { WorldEvent } from "./event.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  HealthIssue,
  HistoryRecord,
  LibraryItem,
  LibraryScan,
  MediaFile,
  ShokoFile,
  Torrent,
  User,
  Wish,
} from "./model.ts";
import type { Title } from "./title.ts";

/** Everything that is so, behind the six services. Only the verbs of this folder change it. */
export interface World {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly arrs: readonly ArrInstance[];
  /** What each arr complains of; set by whoever wants to hear it. */
  readonly health: Record<ArrInstance, HealthIssue[]>;
  readonly users: readonly [User, ...User[]];
  readonly titles: Title[];
  readonly wishes: Wish[];
  readonly items: ArrItem[];
  readonly downloads: Download[];
  readonly history: HistoryRecord[];
  readonly files: MediaFile[];
  readonly torrents: Map<string, Torrent>;
  readonly shokoFiles: Map<MediaFile, ShokoFile>;
  /** Shoko's own series ids, by AniDB id; a series gets one with its first match. */
  readonly shokoSeries: Map<number, number>;
  readonly libraryItems: Map<MediaFile, LibraryItem>;
  scan: LibraryScan | null;
  lastScan: { readonly startedAt: Date; readonly endedAt: Date } | null;
  nextId(kind: string): number;
  emit(event: WorldEvent): void;
  listen(listener: (event: WorldEvent) => void): () => void;
  /** Runs `work` without telling anybody: how a past is seeded. */
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
  return {
    clock,
    random,
    arrs,
    health: { sonarr: [], radarr: [], "radarr-4k": [] },
    users: [
      { id: 1, name: "owner", email: "owner@example.org" },
      { id: 2, name: "mika", email: "mika@example.org" },
      { id: 3, name: "Jörg Ünal", email: "joerg@example.org" },
      { id: 4, name: "Ada", email: "ada@example.org" },
    ],
    titles: [],
    wishes: [],
    items: [],
    downloads: [],
    history: [],
    files: [],
    torrents: new Map(),
    shokoFiles: new Map(),
    shokoSeries: new Map(),
    libraryItems: new Map(),
    scan: null,
    lastScan: null,
    nextId(kind) {
      const id = (lastIds.get(kind) ?? FIRST_IDS[kind] ?? 0) + 1;
      lastIds.set(kind, id);
      return id;
    },
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

/** What is there by the time a step needs it; a story that names something else is wrong. */
export function expectFound<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`the world has no ${what}`);
  return value;
}
