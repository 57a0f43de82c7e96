import type { Observation } from "../../../domain/observation/observation.ts";
import type { PollScope } from "../../port/poll.ts";
import { findCarriers, type Carrier } from "./carrier.ts";
import { asArrWrites } from "./download-id.ts";
import { evaluate } from "./evaluate-end.ts";
import type { QueueRow } from "./queue.ts";

/** A download that was handed over a moment ago is not listed yet: the app reads its clients once a minute. */
const GONE_AFTER_MS = 2 * 60_000;
/** So many that are all gone are rather a client that the app lost sight of; it says so, but not at once. */
const MANY = 3;
const MANY_GONE_AFTER_MS = 10 * 60_000;

export interface GoneFromQueueOptions {
  readonly service: string;
  /** What the app's history says of a download, by its id as the app writes it; null where it cannot say. */
  readonly readPast: (downloadId: string) => Promise<readonly Observation[] | null>;
  /** The app says that it does not reach its download client: then it lists nothing, and that means nothing. */
  readonly isClientAway: () => Promise<boolean>;
}

/** Finds out what became of followed downloads that the queue does not list, or never did. */
export interface GoneFromQueue {
  /** For each read of the whole queue. Calls out only once a download has been missing long enough, once for each. */
  findGone(rows: readonly QueueRow[], scope: PollScope, now: Date): Promise<Observation[]>;
}

interface Memory {
  readonly missingSince: Date | null;
  readonly isEvaluated: boolean;
  /** The id as the queue wrote it. */
  readonly written: string | null;
}

export function createGoneFromQueue(options: GoneFromQueueOptions): GoneFromQueue {
  const { service } = options;
  let memories: ReadonlyMap<string, Memory> = new Map();

  function note(
    followed: ReadonlyMap<string, readonly Carrier[]>,
    rows: readonly QueueRow[],
    now: Date,
  ): Map<string, Memory> {
    const listed = new Map(
      rows.flatMap(({ record }) =>
        record.downloadId ? [[record.downloadId.toLowerCase(), record.downloadId] as const] : [],
      ),
    );
    const noted = [...followed.keys()].map((id): [string, Memory] => {
      const before = memories.get(id);
      const written = listed.get(id);
      if (written !== undefined) return [id, { missingSince: null, isEvaluated: false, written }];
      const missingSince = before?.missingSince ?? now;
      const isEvaluated = before?.isEvaluated ?? false;
      return [id, { missingSince, isEvaluated, written: before?.written ?? null }];
    });
    return new Map(noted);
  }

  return {
    async findGone(rows, scope, now) {
      const followed = findCarriers(service, scope);
      const current = note(followed, rows, now);
      memories = current;
      const isEmptied =
        current.size >= MANY && [...current.values()].every((one) => one.missingSince !== null);
      const timeoutMs = isEmptied ? MANY_GONE_AFTER_MS : GONE_AFTER_MS;
      const due = [...current].flatMap(([id, { missingSince, isEvaluated, written }]) =>
        missingSince !== null && !isEvaluated && now.getTime() - missingSince.getTime() >= timeoutMs
          ? [{ id, missingSince, written, carriers: followed.get(id) ?? [] }]
          : [],
      );
      if (due.length === 0) return [];
      if (await options.isClientAway()) {
        // It is given its time anew once the client is back.
        for (const { id, written } of due)
          current.set(id, { missingSince: now, isEvaluated: false, written });
        return [];
      }
      const reported: Observation[] = [];
      for (const { id, missingSince, written, carriers } of due) {
        const downloadId = written ?? asArrWrites(carriers[0]?.downloadId ?? id);
        const past = await options.readPast(downloadId);
        // It stumbled over this one: it is asked again at the next look.
        if (past === null) continue;
        reported.push(...evaluate({ service, downloadId, missingSince, carriers, past }));
        current.set(id, { missingSince, isEvaluated: true, written });
      }
      return reported;
    },
  };
}
