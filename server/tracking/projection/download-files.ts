import { downloadKeys } from "../../domain/machine/attempt.ts";
import type { TransferFile } from "../../domain/observation/facts.ts";
import { transferOf, type Observation } from "../../domain/observation/observation.ts";
import { fileName } from "../../domain/path.ts";
import { matchFiles, type KnownEpisode } from "../../domain/release-name/match-files.ts";
import { pipelinePosition, type PipelineState } from "../../domain/state.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { FileListings } from "./file-listings.ts";
import { withColumns, type LoadedAttempt, type LoadedRequest, type LoadedUnit } from "./rows.ts";

/** An attempt for an episode or a movie with a download. */
interface Link {
  readonly unit: LoadedUnit;
  readonly attempt: LoadedAttempt;
  /** null: a movie. */
  readonly episode: KnownEpisode | null;
  readonly downloadKey: string;
  readonly wholeProgress: number;
}

/**
 * Updates the progress of every unit of a download: of its own file if the client reports files, otherwise of the whole
 * download. Which file is whose is decided anew each time the files are reported or an episode of the download gets
 * another number. `requests`: every request that may have a part in the download.
 */
export function mergeFileProgress(
  listings: FileListings,
  requests: readonly LoadedRequest[],
  observation: Observation,
): void {
  const links = linksOf(requests, observation, listings);
  for (const [downloadKey, own] of Map.groupBy(links, (link) => link.downloadKey)) {
    const files = filesToMatch(listings, downloadKey, own, observation);
    const fileOf = files === null ? null : matchLinks(own, files);
    for (const link of own) mergeLink(link, fileOf, observation);
  }
}

function mergeLink(
  link: Link,
  fileOf: ((link: Link) => TransferFile | null) | null,
  observation: Observation,
): void {
  const { attempt, wholeProgress } = link;
  const file = fileOf?.(link) ?? null;
  if (file !== null) {
    attempt.row = withColumns(attempt.row, {
      fileName: file.name,
      fileSize: BigInt(file.size),
      progress: wholePercent(file.progress),
    });
  } else if (fileOf !== null || attempt.row.fileName === null) {
    attempt.row = withColumns(attempt.row, {
      fileName: null,
      fileSize: null,
      progress: wholePercent(wholeProgress),
    });
  }
  correctByImport(link, observation);
  if (isDone(attemptColumns.step.read(attempt.row)))
    attempt.row = withColumns(attempt.row, { progress: 1 });
}

/**
 * All files of a pack grow a little between two polls, which would write all its episodes each time. What has begun has
 * at least one percent.
 */
function wholePercent(progress: number): number {
  return progress <= 0 ? progress : Math.max(1, Math.floor(progress * 100 + 1e-9)) / 100;
}

/** The downloads of the observation; what the arr lists of a series concerns each of its downloads. */
function linksOf(
  requests: readonly LoadedRequest[],
  observation: Observation,
  listings: FileListings,
): readonly Link[] {
  const ids = downloadKeys(observation);
  const isConcerned = (key: string) =>
    observation.kind === "airs" ? listings.find(key) !== undefined : ids.includes(key);
  if (ids.length === 0 && observation.kind !== "airs") return [];
  return requests.flatMap(({ units }) =>
    units.flatMap((unit) =>
      unit.attempts.flatMap((attempt) => {
        const row = attempt.download?.row;
        if (row?.downloadKey == null || !isConcerned(row.downloadKey)) return [];
        const { downloadKey, progress } = row;
        const episode = toEpisode(unit);
        return [{ unit, attempt, episode, downloadKey, wholeProgress: progress }];
      }),
    ),
  );
}

/** Returns the files that have to be matched; null: nothing is new about them. */
function filesToMatch(
  listings: FileListings,
  downloadKey: string,
  links: readonly Link[],
  observation: Observation,
): readonly TransferFile[] | null {
  const listed = listings.find(downloadKey);
  const reported = transferOf(observation)?.files;
  const files = reported ?? listed?.files;
  if (files === undefined) return null;
  const numbering = links
    .map(({ episode }) => JSON.stringify(episode))
    .toSorted()
    .join();
  if (reported === undefined && numbering === listed?.numbering) return null;
  listings.keep(downloadKey, { files, numbering });
  return files;
}

/** Several requests may have the same episode. */
function matchLinks(
  links: readonly Link[],
  files: readonly TransferFile[],
): (link: Link) => TransferFile | null {
  const episodes = new Map(
    links.flatMap(({ episode }) => (episode === null ? [] : [[keyOf(episode), episode] as const])),
  );
  const matched = matchFiles(
    files.map(({ name }) => name),
    [...episodes.values()],
  );
  return ({ episode: own }) => {
    if (own === null) return null;
    const held = files.filter(
      ({ name, isWanted }) =>
        isWanted && matched.get(name)?.some((episode) => keyOf(episode) === keyOf(own)),
    );
    // Beside a second version of an episode there may be a part of it.
    return held.toSorted((one, other) => other.size - one.size)[0] ?? null;
  };
}

function keyOf({ season, number }: KnownEpisode): string {
  return `${season}x${number}`;
}

const SCENE = /^S(\d+)E(\d+)$/;

function toEpisode({ row }: LoadedUnit): KnownEpisode | null {
  const { season, number, absoluteNumber } = row;
  if (season === null || number === null) return null;
  const scene = unitColumns.identities.read(row).find(({ source }) => source === "scene");
  const [, sceneSeason, sceneNumber] = SCENE.exec(scene?.value ?? "") ?? [];
  if (sceneSeason === undefined) return { season, number, absoluteNumber };
  return {
    season,
    number,
    absoluteNumber,
    sceneSeason: Number(sceneSeason),
    sceneNumber: Number(sceneNumber),
  };
}

/** The arr reports which file it imported as the episode: its word counts more than the name of the file. */
function correctByImport({ unit, attempt }: Link, observation: Observation): void {
  if (observation.kind !== "imported" || attempt.row.fileName === null) return;
  const { sourcePath, size } = observation.file ?? {};
  const isOwn = observation.keys.episodes?.some(
    ({ season, number }) => season === unit.row.season && number === unit.row.number,
  );
  if (sourcePath === undefined || isOwn !== true) return;
  const name = fileName(sourcePath);
  if (fileName(attempt.row.fileName) === name) return;
  const fileSize = size === undefined ? null : BigInt(size);
  attempt.row = { ...attempt.row, fileName: name, fileSize };
}

function isDone(step: PipelineState): boolean {
  return pipelinePosition(step) >= pipelinePosition("DOWNLOADED");
}
