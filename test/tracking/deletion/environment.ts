import type { ServiceKind } from "../../../server/domain/service-kind.ts";
import type { MatchingRemoval } from "../../../server/integrations/port/anime-matcher.ts";
import type { ArrRemoval, TitleEpisode, TitleFile } from "../../../server/integrations/port/arr.ts";
import type { ClientRemoval } from "../../../server/integrations/port/download-client.ts";
import {
  IntegrationError,
  type IntegrationErrorCode,
} from "../../../server/integrations/port/error.ts";
import type { Integration, RemovalControl } from "../../../server/integrations/port/integration.ts";
import type { LibraryRemoval } from "../../../server/integrations/port/media-server.ts";
import type { RequestRemoval } from "../../../server/integrations/port/request-manager.ts";
import { expectFound } from "../../../simulator/world/world.ts";

export const KINDS = ["SEERR", "SONARR", "RADARR", "QBITTORRENT", "SHOKO", "JELLYFIN"] as const;

interface Torrent {
  readonly id: string;
  readonly name: string;
  readonly files: readonly string[];
  readonly otherIds?: readonly string[];
  /** Its client does not report where it is stored. */
  readonly isUnlocated?: boolean;
}

interface Series {
  readonly id: number;
  readonly tvdbId: number;
  readonly title: string;
  isMonitored: boolean;
  readonly episodes: TitleEpisode[];
  files: TitleFile[];
  readonly grabs: {
    readonly downloadId: string;
    readonly title: string;
    readonly episodes: readonly { readonly season: number; readonly number: number }[];
  }[];
  readonly queued: Set<string>;
}

/** Five services in memory. Every call that changed something is kept, in order: one without effect is none. */
export interface TestEnvironment {
  readonly disk: Set<string>;
  readonly series: Map<number, Series>;
  readonly torrents: Map<string, Torrent>;
  readonly matches: Map<number, string>;
  readonly shown: Set<string>;
  readonly requests: Map<string, { readonly tmdbId: number }>;
  readonly media: Set<number>;
  readonly effects: string[];
  /** What each service fails with, by slug. */
  readonly failures: Map<string, IntegrationErrorCode>;
  integrate(slug: string, kind: ServiceKind): Integration;
}

export interface ShowFacts {
  readonly id: number;
  readonly title: string;
  readonly downloadId: string;
  readonly requestId: string;
}

export function createEnvironment(): TestEnvironment {
  const environment: Omit<TestEnvironment, "integrate"> = {
    disk: new Set(),
    series: new Map(),
    torrents: new Map(),
    matches: new Map(),
    shown: new Set(),
    requests: new Map(),
    media: new Set(),
    effects: [],
    failures: new Map(),
  };
  return {
    ...environment,
    integrate: (slug, kind) => ({
      slug,
      kind,
      check: () => Promise.resolve({ version: "fake" }),
      removal: guarded(environment, slug, removalOf(environment, kind)),
      ...(kind === "JELLYFIN" ? { library: libraryControl(environment, slug) } : {}),
    }),
  };
}

/** Everything of a show of two episodes, in each service: one imported, both in a torrent that the arr still follows. */
export function addShow(
  environment: TestEnvironment,
  { id, title, downloadId, requestId }: ShowFacts,
): void {
  const path = `/tv/${title}/S01E01.mkv`;
  const file: TitleFile = { id: id * 10, path, size: 100, episodes: [{ season: 1, number: 1 }] };
  const episodes = [1, 2].map((number) => ({
    id: id * 100 + number,
    season: 1,
    number,
    isMonitored: true,
    fileId: number === 1 ? file.id : null,
  }));
  environment.series.set(id, {
    id,
    tvdbId: id,
    title,
    isMonitored: true,
    episodes,
    files: [file],
    grabs: [
      {
        downloadId,
        title: `${title} S01`,
        episodes: episodes.map(({ season, number }) => ({ season, number })),
      },
    ],
    queued: new Set([downloadId.toLowerCase()]),
  });
  environment.torrents.set(downloadId.toLowerCase(), {
    id: downloadId.toLowerCase(),
    name: `${title} S01`,
    files: [`${title}/S01E01.mkv`, `${title}/S01E02.mkv`],
  });
  environment.disk.add(path);
  environment.matches.set(id, path);
  environment.shown.add(path);
  environment.requests.set(requestId, { tmdbId: id });
  environment.media.add(id);
}

/** A second season of it, with a file as well. */
export function addSecondSeason(environment: TestEnvironment, { id, title }: ShowFacts): void {
  const series = expectFound(environment.series.get(id), title);
  const path = `/tv/${title}/S02E01.mkv`;
  const fileId = id * 10 + 1;
  const numbers = { season: 2, number: 1 };
  series.episodes.push({ id: id * 100 + 50, ...numbers, isMonitored: true, fileId });
  series.files = [...series.files, { id: fileId, path, size: 100, episodes: [numbers] }];
  environment.disk.add(path);
}

/** The arr grabs another release of its first episode. */
export function addGrab(
  environment: TestEnvironment,
  { id, title }: ShowFacts,
  downloadId: string,
): void {
  const series = expectFound(environment.series.get(id), title);
  const name = `${title} S01E01 ${downloadId.slice(0, 4)}`;
  series.grabs.push({ downloadId, title: name, episodes: [{ season: 1, number: 1 }] });
  series.queued.add(downloadId.toLowerCase());
  environment.torrents.set(downloadId.toLowerCase(), {
    id: downloadId.toLowerCase(),
    name,
    files: [`${title}/S01E01.mkv`],
  });
}

function guarded(
  { failures }: Pick<TestEnvironment, "failures">,
  slug: string,
  removal: RemovalControl,
): RemovalControl {
  return Object.fromEntries(
    Object.entries(removal).map(([role, calls]: [string, object]) => [
      role,
      Object.fromEntries(
        Object.entries(calls).map(([name, call]: [string, (...args: unknown[]) => unknown]) => [
          name,
          async (...args: unknown[]) => {
            const code = failures.get(slug);
            if (code !== undefined) throw new IntegrationError(slug, code, `it fails (${code})`);
            return call(...args);
          },
        ]),
      ),
    ]),
  );
}

type Inner = Omit<TestEnvironment, "integrate">;

function removalOf(environment: Inner, kind: ServiceKind): RemovalControl {
  switch (kind) {
    case "SONARR":
      return { arr: arrOf(environment) };
    case "RADARR":
      return { arr: arrOf({ ...environment, series: new Map() }) };
    case "QBITTORRENT":
      return { client: clientOf(environment) };
    case "SHOKO":
      return { matching: matchingOf(environment) };
    case "JELLYFIN":
      return { library: libraryOf(environment) };
    default:
      return { requests: requestsOf(environment) };
  }
}

function arrOf({ series, torrents, disk, effects }: Inner): ArrRemoval {
  const drop = (paths: readonly string[]) => paths.forEach((path) => disk.delete(path));
  return {
    async find({ arrId, tvdbId }) {
      const found =
        (arrId === undefined ? undefined : series.get(arrId)) ??
        [...series.values()].find((one) => one.tvdbId === tvdbId);
      if (found === undefined) return null;
      const { id, title, isMonitored, episodes, files, grabs, queued } = found;
      return {
        id,
        title,
        tvdbId: found.tvdbId,
        isMonitored,
        episodes: [...episodes],
        files,
        grabs: grabs.map((grab) => ({
          ...grab,
          size: 200,
          isQueued: queued.has(grab.downloadId.toLowerCase()),
        })),
      };
    },
    async listOthers(downloadIds, exceptId) {
      return [...series.values()]
        .filter(({ id }) => id !== exceptId)
        .flatMap(({ title, grabs }) =>
          grabs
            .filter(({ downloadId }) => downloadIds.includes(downloadId))
            .map(({ downloadId }) => ({ downloadId, title })),
        );
    },
    async unmonitor(id, episodes) {
      const found = series.get(id);
      if (found === undefined) return;
      if (episodes === null) {
        if (found.isMonitored) effects.push(`unmonitor ${found.title}`);
        found.isMonitored = false;
        return;
      }
      for (const { id: episodeId } of episodes) {
        const index = found.episodes.findIndex((episode) => episode.id === episodeId);
        const episode = found.episodes[index];
        if (!episode?.isMonitored) continue;
        effects.push(`unmonitor ${found.title} ${episodeId}`);
        found.episodes[index] = { ...episode, isMonitored: false };
      }
    },
    async removeDownload(downloadId) {
      const key = downloadId.toLowerCase();
      const found = [...series.values()].find(({ queued }) => queued.has(key));
      if (found === undefined) return false;
      found.queued.delete(key);
      const torrent = torrents.get(key);
      if (torrent !== undefined) effects.push(`remove download ${torrent.name}`);
      torrents.delete(key);
      return true;
    },
    async removeFiles(fileIds) {
      for (const found of series.values()) {
        const gone = found.files.filter(({ id }) => fileIds.includes(id));
        for (const { path } of gone) effects.push(`remove file ${path}`);
        drop(gone.map(({ path }) => path));
        found.files = found.files.filter((file) => !gone.includes(file));
        for (const [index, episode] of found.episodes.entries())
          if (gone.some(({ id }) => id === episode.fileId))
            found.episodes[index] = { ...episode, fileId: null };
      }
    },
    async removeTitle(id) {
      const found = series.get(id);
      if (found === undefined) return;
      effects.push(`remove title ${found.title}`);
      drop(found.files.map(({ path }) => path));
      series.delete(id);
    },
  };
}

function clientOf({ torrents, effects }: Inner): ClientRemoval {
  return {
    async find(downloadIds) {
      const wanted = downloadIds.map((id) => id.toLowerCase());
      return [...torrents.values()]
        .filter(({ id }) => wanted.includes(id))
        .map(({ id, name, files, otherIds = [], isUnlocated = false }) => ({
          ids: [id, ...otherIds],
          name,
          size: 200,
          files,
          sharesDataWith: [],
          unlocated: isUnlocated ? name : null,
        }));
    },
    async remove(id) {
      const torrent = torrents.get(id);
      if (torrent !== undefined) effects.push(`remove download ${torrent.name}`);
      torrents.delete(id);
    },
  };
}

function matchingOf({ matches, disk, effects }: Inner): MatchingRemoval {
  return {
    async findFiles(files) {
      const paths = files.map(({ path }) => path);
      return [...matches]
        .filter(([, path]) => paths.includes(path))
        .map(([id, path]) => ({ id, path, size: 100, isMissing: !disk.has(path) }));
    },
    listUnreachable: async () => [],
    async removeMissing() {
      for (const [id, path] of matches) {
        if (disk.has(path)) continue;
        effects.push(`forget ${path}`);
        matches.delete(id);
      }
    },
  };
}

function libraryOf({ shown }: Inner): LibraryRemoval {
  return {
    async findFiles(_target, files) {
      return files
        .filter(({ path }) => shown.has(path))
        .map(({ path }) => ({ itemId: path, name: path, path }));
    },
  };
}

/** A scan and a notified path both show at once. */
function libraryControl({ shown, disk, failures, effects }: Inner, slug: string) {
  async function scanLibrary(): Promise<void> {
    const code = failures.get(slug);
    if (code !== undefined) throw new IntegrationError(slug, code, `it fails (${code})`);
    for (const path of shown) {
      if (disk.has(path)) continue;
      effects.push(`drop ${path}`);
      shown.delete(path);
    }
  }
  return {
    async scan() {
      await scanLibrary();
      return "started" as const;
    },
    scanProgress: async () => null,
    isEmpty: async () => false,
    notifyPaths: scanLibrary,
  };
}

function requestsOf({ requests, media, effects }: Inner): RequestRemoval {
  return {
    async findRequest(id, { tmdbId }) {
      const found = requests.get(id);
      return found === undefined || found.tmdbId !== tmdbId
        ? null
        : { id, is4k: false, mediaId: found.tmdbId };
    },
    async findMedia({ tmdbId = 0 }) {
      if (!media.has(tmdbId)) return null;
      return {
        id: tmdbId,
        status: 4,
        status4k: 1,
        seasons: [{ number: 1, status: 4, status4k: 1 }],
        requests: [...requests]
          .filter(([, request]) => request.tmdbId === tmdbId)
          .map(([id]) => ({ id, is4k: false, seasons: [1], by: "mika" })),
      };
    },
    async withdraw(id) {
      if (requests.delete(id)) effects.push(`withdraw ${id}`);
    },
    async forgetMedia(id) {
      if (media.delete(id)) effects.push(`forget media ${id}`);
    },
    resetMedia: async () => undefined,
    recheck: async () => undefined,
  };
}
