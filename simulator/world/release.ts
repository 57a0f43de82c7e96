import { numberOf, type Random } from "../random.ts";
import { episodeCode, fileNameOf } from "./arr.ts";
import type { ArrItem, DownloadPart, Unit } from "./model.ts";
import type { Quality, Release } from "./release-model.ts";
import { isAnime } from "./title.ts";

const QUALITIES = {
  "HDTV-720p": { id: 4, name: "HDTV-720p", source: "television", resolution: 720 },
  "WEBDL-1080p": { id: 3, name: "WEBDL-1080p", source: "web", resolution: 1080 },
  "Bluray-1080p": { id: 7, name: "Bluray-1080p", source: "bluray", resolution: 1080 },
  "Bluray-2160p": { id: 19, name: "Bluray-2160p", source: "bluray", resolution: 2160 },
} as const satisfies Record<string, Quality>;

const SOURCE_WORDS: Readonly<Record<Quality["source"], string>> = {
  television: "HDTV",
  web: "WEB-DL",
  bluray: "BluRay",
};

type QualityName = keyof typeof QUALITIES;

/** The release to grab. Omitted values are invented, always the same ones. */
export interface ReleaseInput {
  readonly title?: string;
  readonly group?: string;
  readonly quality?: QualityName;
  readonly indexer?: string;
  /** Bytes. */
  readonly size?: number;
  readonly version?: number;
}

const GIB = 2 ** 30;

export function makeRelease(
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  input: ReleaseInput,
): Release {
  const anime = isAnime(item.title);
  const quality = QUALITIES[input.quality ?? usualQuality(item)];
  const group = input.group ?? (anime ? "LabSubs" : "HARBOR");
  return {
    title: input.title ?? releaseTitle(item, parts, quality, group),
    group,
    quality,
    indexer: input.indexer ?? (anime ? "Nyaa.si (Prowlarr)" : "TorrentLeech (Prowlarr)"),
    size: Math.floor(input.size ?? madeUpSize(item, parts.length)),
    version: input.version ?? 1,
    language: anime ? { id: 8, name: "Japanese" } : { id: 1, name: "English" },
  };
}

function usualQuality(item: ArrItem): QualityName {
  if (item.instance === "radarr-4k") return "Bluray-2160p";
  return isAnime(item.title) ? "Bluray-1080p" : "WEBDL-1080p";
}

function madeUpSize(item: ArrItem, fileCount: number): number {
  if (item.title.kind === "movie") return numberOf(`size ${item.title.title}`, 6 * GIB, 17 * GIB);
  return fileCount * numberOf(`size ${item.title.title}`, 1.1 * GIB, 2.4 * GIB);
}

function releaseTitle(
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  quality: Quality,
  group: string,
): string {
  const name = item.title.title;
  const seasons = [
    ...new Set(parts.flat().flatMap((unit) => (unit.episode ? [unit.episode.season] : []))),
  ];
  const main = String(seasons.find((season) => season > 0) ?? 0).padStart(2, "0");
  const isPack = parts.length > 1;
  if (isAnime(item.title)) {
    if (item.title.kind === "movie") return `[${group}] ${fileNameOf(name)} (BD 1080p HEVC FLAC)`;
    if (isPack) return `[${group}] ${fileNameOf(name)} - S${main} (BD 1080p HEVC FLAC) [Batch]`;
    return `[${group}] ${fileNameOf(name)} - ${episodeCode(parts[0] ?? [])} (1080p)`;
  }
  const source = SOURCE_WORDS[quality.source];
  const what =
    item.title.kind === "movie"
      ? item.title.year
      : isPack
        ? `S${main}`
        : episodeCode(parts[0] ?? []);
  return `${dotted(name)}.${what}.${quality.resolution}p.${source}.DDP5.1.H.264-${group}`;
}

/** The video files of a release, with slightly different sizes. */
export function makeParts(
  random: Random,
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  release: Release,
): DownloadPart[] {
  const shares = parts.map(() => random.between(0.85, 1.15));
  const sum = shares.reduce((total, share) => total + share, 0);
  return parts.map((units, index) => ({
    name: partName(item, units, parts.length, release),
    units,
    size: Math.floor((release.size * (shares[index] ?? 1)) / sum),
  }));
}

function partName(item: ArrItem, units: readonly Unit[], count: number, release: Release): string {
  if (count === 1) return `${release.title}.mkv`;
  const [first] = units;
  if (isAnime(item.title) && first?.episode?.season !== 0) {
    return `[${release.group}] ${fileNameOf(item.title.title)} - ${episodeCode(units)} (BD 1080p).mkv`;
  }
  const code = episodeCode(units);
  return `${dotted(item.title.title)}.${code}.${release.quality.resolution}p.H.264-${release.group}.mkv`;
}

function dotted(name: string): string {
  return fileNameOf(name).replace(/[^\p{L}\p{N}]+/gu, ".");
}
