import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Snapshot, SnapshotOptions } from "../../port/snapshot.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import type { ArrClient } from "./client.ts";
import { markCurrentFile } from "./current-file.ts";
import { findTitle, type AppTitle, type FoundTitle } from "./find-title.ts";
import { inIdOrder, readHistory } from "./history.ts";
import type { ArrHistoryRecord } from "./payload.ts";
import { inPipelineOrder } from "./pipeline-order.ts";
import { readEach } from "./read-each.ts";
import { groupByTitle, type TitleKind } from "./scope.ts";
import { hasRenumbered, joinReadings, readTitle } from "./title-reading.ts";
import { toAdded } from "./webhook.ts";

const UNTRACKED_PER_PAGE = 100;
/** When an empty list misses this many known titles, the app has not loaded its database. */
const MIN_MISSING_TITLES = 3;

/** A title as the full list contains it. */
export interface ListedTitle extends AppTitle {
  readonly added?: string | undefined;
}

/** The parts that differ between Sonarr and Radarr. */
export interface SnapshotApp<
  T extends ListedTitle,
  H extends ArrHistoryRecord,
  L extends T = T,
> extends TitleKind {
  readonly newestHistory: ArrClient["newestHistory"];
  /** Lists every title. */
  list(): Promise<L[]>;
  /** Changes when the files of a title change. */
  fingerprintOf(title: L): string;
  /** The public id (TVDB or TMDB) of a title. */
  publicIdOf(title: T): number | undefined;
  /** Base of the observations of a newly added title. */
  toBase(title: T): ObservationBase;
  /** Reads a single title. */
  find(item: TrackedItem, list: () => Promise<readonly T[]>): Promise<FoundTitle<T>>;
  /** Reads the complete current state of a title. */
  report(title: T, items: readonly TrackedItem[]): Promise<Observation[]>;
  historyOfTitle(id: number): Promise<H[]>;
  toHistoryObservations(record: H, title: T): Observation[];
  toRemoved(item: TrackedItem): Observation;
}

/** Opens a snapshot of all titles of an app. Reads the list once and, with a cursor, the history position before it. */
export async function openArrSnapshot<
  T extends ListedTitle,
  H extends ArrHistoryRecord,
  L extends T = T,
>(
  service: string,
  deps: Pick<IntegrationDeps, "log">,
  app: SnapshotApp<T, H, L>,
  { withCursor = false }: SnapshotOptions,
): Promise<Snapshot> {
  const historyClient = { newestHistory: () => app.newestHistory(), historySince: async () => [] };
  const cursor = withCursor ? (await readHistory(historyClient, null)).cursor : null;
  const titles = await app.list();
  const byId = new Map<number | undefined, T>(titles.map((title) => [title.id, title]));
  const byPublicId = new Map<number | undefined, T>(
    titles.map((title) => [app.publicIdOf(title), title]),
  );
  const lost = new Set<number>();

  /** The list may be older than the title, so a title that the app had before is read individually. */
  async function find(item: TrackedItem): Promise<FoundTitle<T>> {
    const publicId = app.publicId(item);
    const listed = await findTitle<T>(item, {
      byId: async (id) => byId.get(id) ?? null,
      byPublicId: async () => (publicId === undefined ? null : (byPublicId.get(publicId) ?? null)),
      list: () => Promise.resolve(titles),
    });
    return listed.title === null && item.arr
      ? app.find(item, () => Promise.resolve(titles))
      : listed;
  }

  async function report(
    title: T,
    items: readonly TrackedItem[],
    withHistory: boolean,
  ): Promise<readonly Observation[]> {
    const reported = await app.report(title, items);
    if (!withHistory || title.id === undefined) return inPipelineOrder(reported, []);
    const records = inIdOrder(await app.historyOfTitle(title.id));
    const events = records.flatMap((record) => app.toHistoryObservations(record, title));
    return inPipelineOrder(reported, markCurrentFile(events, reported));
  }

  function rejectEmptyList(items: readonly TrackedItem[]): void {
    if (titles.length > 0) return;
    for (const { arr } of items) if (arr?.service === service) lost.add(arr.id);
    if (lost.size < MIN_MISSING_TITLES) return;
    const reason = { code: "NO_TITLES_LISTED", params: { count: lost.size } } as const;
    throw new IntegrationError(service, "implausible", reason);
  }

  return {
    async *untracked() {
      const oldestFirst = titles.toSorted(
        (one, other) =>
          (one.added ?? "").localeCompare(other.added ?? "") || (one.id ?? 0) - (other.id ?? 0),
      );
      for (let start = 0; start < oldestFirst.length; start += UNTRACKED_PER_PAGE)
        yield oldestFirst
          .slice(start, start + UNTRACKED_PER_PAGE)
          .flatMap((title) => toAdded(app.toBase(title)));
    },
    fingerprints: () =>
      Promise.resolve(
        new Map(
          titles.flatMap((title) =>
            title.id === undefined ? [] : [[String(title.id), app.fingerprintOf(title)] as const],
          ),
        ),
      ),
    cursor: () => cursor,
    async readItems(items, { withHistory }) {
      const groups = groupByTitle(service, app, items);
      const groupedItems = [...groups.values()];
      rejectEmptyList(groupedItems.flat());
      const answers = await readEach(service, deps, groupedItems, (group) =>
        readTitle(group, {
          find,
          report: (title) => report(title, group, withHistory),
          toRemoved: (item) => app.toRemoved(item),
        }),
      );
      const isRebuilt = hasRenumbered(answers);
      const observations = joinReadings(answers, { isRebuilt });
      return { observations, ...(isRebuilt && { renumbering: {} }) };
    },
  };
}
