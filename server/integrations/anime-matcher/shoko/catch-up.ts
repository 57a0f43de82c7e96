import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { listAwaited, type AwaitedFile } from "./awaited.ts";
import type { ShokoClient } from "./client.ts";
import { findFile } from "./find-file.ts";
import { createFolderMonitor } from "./folders.ts";
import type { KnownFile } from "./known-file.ts";
import { toCatchUp } from "./mapper.ts";
import { UNRECOGNISED } from "./miss.ts";
import type { Misses } from "./misses.ts";

const FILES_PER_POLL = 20;

/** Asks how far the files have come that wait for Shoko, a few at each poll. */
export interface CatchUp {
  poll(tracked: readonly TrackedItem[]): Promise<readonly Observation[]>;
}

export function createCatchUp(
  service: string,
  client: ShokoClient,
  misses: Misses,
  deps: Pick<IntegrationDeps, "now">,
): CatchUp {
  const folders = createFolderMonitor(client);
  /** Files that are matched and ready, by path and size: there is no more to ask about them. */
  const settled = new Map<string, number>();
  let turn = 0;

  /** The next ones in turn, so that a file that never gets on does not keep the others from being asked for. */
  function takeTurn(awaited: readonly AwaitedFile[]): readonly AwaitedFile[] {
    if (awaited.length <= FILES_PER_POLL) return awaited;
    const start = turn % awaited.length;
    turn = start + FILES_PER_POLL;
    return [...awaited.slice(start), ...awaited.slice(0, start)].slice(0, FILES_PER_POLL);
  }

  return {
    async poll(tracked) {
      const awaited = listAwaited(tracked);
      const keys = new Set(awaited.map(toKey));
      for (const key of settled.keys()) if (!keys.has(key)) settled.delete(key);
      const unsettled = awaited.filter(
        (one) => one.shokoFileId === undefined || settled.get(toKey(one)) !== one.shokoFileId,
      );
      const open = await folders.sift(unsettled, deps.now());

      const observations: Observation[] = [];
      for (const one of takeTurn(open)) {
        const file = await findFile(client, one, deps.now());
        if (!file) continue;
        if (file.isReady) settled.set(toKey(one), file.id);
        const reported = await reportCatchUp(service, file, one, misses, deps.now());
        if (reported) observations.push(reported);
      }
      return observations;
    },
  };
}

function toKey({ path, size }: AwaitedFile): string {
  return `${path}\n${size ?? ""}`;
}

/** In a queue so long that AniDB was not asked yet, a file looks like one that AniDB does not know. */
const QUEUED_MS = 24 * 3_600_000;

/** How far a file has come, with what is known of why it is not recognised; nothing is asked about one that is. */
export async function reportCatchUp(
  service: string,
  file: KnownFile,
  awaited: AwaitedFile,
  misses: Misses,
  now: Date,
): Promise<Observation | null> {
  const { progress } = file;
  if (progress.kind !== "unmatched") return toCatchUp(service, file, awaited);
  const miss = await misses.about(file.id, now);
  const isInTurn =
    miss.isQueueBusy === true && progress.reason === UNRECOGNISED && isRecent(file, now);
  const shown: KnownFile = isInTurn ? { ...file, progress: { kind: "hashed" } } : file;
  return toCatchUp(service, shown, awaited, miss);
}

function isRecent({ createdAt }: KnownFile, now: Date): boolean {
  return createdAt !== null && now.getTime() - Date.parse(createdAt) < QUEUED_MS;
}
