import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import type { ShokoClient } from "./client.ts";
import { createFileFinder } from "./find-file.ts";
import { createFolderFilter } from "./folder-filter.ts";
import { listWaiting, type ImportedFile } from "./imported-file.ts";
import type { KnownFile } from "./known-file.ts";
import { toProgressObservation } from "./mapper.ts";
import { UNRECOGNISED } from "./match-failure.ts";
import type { MatchFailures } from "./match-failures.ts";

const FILES_PER_POLL = 20;
/** A matched file that the library does not show yet may have been renamed since, also without the hub. */
const FINISHED_AGAIN_MS = 60_000;

/** Reads the match progress of files that wait for Shoko, a few per poll. */
export interface MatchPoll {
  poll(tracked: readonly TrackedItem[]): Promise<readonly Observation[]>;
}

export function createMatchPoll(
  service: string,
  client: ShokoClient,
  failures: MatchFailures,
  deps: Pick<IntegrationDeps, "now">,
): MatchPoll {
  const folders = createFolderFilter(client);
  const findFile = createFileFinder(client);
  /** Files that are matched and ready, by path and size, with the time they were read. */
  const finished = new Map<string, { readonly id: number; readonly at: number }>();
  let turn = 0;

  /** Returns the next files in turn, so that a file without progress does not block the others. */
  function takeNext(files: readonly ImportedFile[]): readonly ImportedFile[] {
    if (files.length <= FILES_PER_POLL) return files;
    const start = turn % files.length;
    turn = start + FILES_PER_POLL;
    return [...files.slice(start), ...files.slice(0, start)].slice(0, FILES_PER_POLL);
  }

  return {
    async poll(tracked) {
      const waiting = listWaiting(tracked);
      const keys = new Set(waiting.map(toKey));
      for (const key of finished.keys()) if (!keys.has(key)) finished.delete(key);
      const now = deps.now().getTime();
      const unfinished = waiting.filter((one) => {
        const read = finished.get(toKey(one));
        const isFinished = read !== undefined && read.id === one.shokoFileId;
        return !isFinished || now - read.at >= FINISHED_AGAIN_MS;
      });
      const reachable = await folders.selectReachable(unfinished, deps.now());

      const observations: Observation[] = [];
      for (const one of takeNext(reachable)) {
        const file = await findFile(one, deps.now());
        if (!file) continue;
        if (file.isReady) finished.set(toKey(one), { id: file.id, at: now });
        const reported = await reportMatchProgress(service, file, one, failures, deps.now());
        if (reported) observations.push(reported);
      }
      return observations;
    },
  };
}

function toKey({ path, size }: ImportedFile): string {
  return `${path}\n${size ?? ""}`;
}

/** With a long queue, a file that AniDB was not asked about yet looks like one that AniDB does not know. */
const QUEUED_MS = 24 * 3_600_000;

/** Reports the match progress of a file; for an unmatched file with the known reasons. */
export async function reportMatchProgress(
  service: string,
  file: KnownFile,
  importedFile: ImportedFile,
  failures: MatchFailures,
  now: Date,
): Promise<Observation | null> {
  const { progress } = file;
  if (progress.kind !== "unmatched") return toProgressObservation(service, file, importedFile);
  const failure = await failures.find(file.id, now);
  const isQueued =
    failure.isQueueBusy === true && progress.reason === UNRECOGNISED && isRecent(file, now);
  const shown: KnownFile = isQueued ? { ...file, progress: { kind: "hashed" } } : file;
  return toProgressObservation(service, shown, importedFile, failure);
}

function isRecent({ createdAt }: KnownFile, now: Date): boolean {
  return createdAt !== null && now.getTime() - Date.parse(createdAt) < QUEUED_MS;
}
