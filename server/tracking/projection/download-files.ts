import { downloadKeys } from "../../domain/machine/attempt.ts";
import type { TransferFile } from "../../domain/observation/facts.ts";
import { transferOf, type Observation } from "../../domain/observation/observation.ts";
import { fileName } from "../../domain/path.ts";
import { matchFiles, type KnownEpisode } from "../../domain/release-name/match-files.ts";
import { pipelinePosition, type PipelineState } from "../../domain/state.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import { unitColumns } from "../../store/column/unit.ts";
import type { LoadedAttempt, LoadedRequest, LoadedUnit } from "./rows.ts";

/** An attempt for an episode or a movie with the download of an observation. */
interface Link {
  readonly unit: LoadedUnit;
  readonly attempt: LoadedAttempt;
  readonly wholeProgress: number;
}

/**
 * Updates the progress of every unit of a download: of its own file if the client reports files, otherwise of the whole
 * download. Which file is whose is decided anew each time the files are reported, as the numbers of the episodes and
 * the other episodes of the download may be known only by then.
 */
export function mergeFileProgress(
  requests: readonly LoadedRequest[],
  observation: Observation,
): void {
  const links = linksOf(requests, observation);
  const files = transferOf(observation)?.files;
  const fileOf = files === undefined ? null : matchLinks(links, files);
  for (const link of links) {
    const { attempt, wholeProgress } = link;
    const file = fileOf?.(link) ?? null;
    if (file !== null) {
      attempt.row = {
        ...attempt.row,
        fileName: file.name,
        fileSize: BigInt(file.size),
        progress: file.progress,
      };
    } else if (fileOf !== null || attempt.row.fileName === null) {
      attempt.row = { ...attempt.row, fileName: null, fileSize: null, progress: wholeProgress };
    }
    correctByImport(link, observation);
    if (isDone(attemptColumns.step.read(attempt.row)))
      attempt.row = { ...attempt.row, progress: 1 };
  }
}

function linksOf(requests: readonly LoadedRequest[], observation: Observation): readonly Link[] {
  const ids = downloadKeys(observation);
  if (ids.length === 0) return [];
  return requests.flatMap(({ units }) =>
    units.flatMap((unit) =>
      unit.attempts.flatMap((attempt) => {
        const row = attempt.download?.row;
        if (row?.downloadKey == null || !ids.includes(row.downloadKey)) return [];
        return [{ unit, attempt, wholeProgress: row.progress }];
      }),
    ),
  );
}

/** Several requests may have the same episode. */
function matchLinks(
  links: readonly Link[],
  files: readonly TransferFile[],
): (link: Link) => TransferFile | null {
  const episodes = new Map(
    links.flatMap(({ unit }) => {
      const episode = toEpisode(unit);
      return episode === null ? [] : [[keyOf(episode), episode] as const];
    }),
  );
  const matched = matchFiles(
    files.map(({ name }) => name),
    [...episodes.values()],
  );
  return ({ unit }) => {
    const own = toEpisode(unit);
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
