import type { Observation } from "../../../domain/observation/observation.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Snapshot, SnapshotOptions } from "../../port/snapshot.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { askEach } from "./ask-each.ts";
import type { ArrClient } from "./client.ts";
import { inIdOrder, readHistory } from "./history.ts";
import type { ArrHistoryRecord } from "./payload.ts";
import { inPipelineOrder } from "./pipeline-order.ts";
import { groupByTitle, type TitleKind } from "./scope.ts";
import { toAdded, type EventBase } from "./webhook.ts";

const UNTRACKED_PER_PAGE = 100;
/** So many that once were here and a list that is empty: it has not loaded its database. */
const IMPLAUSIBLE_FROM = 3;

/** A title as the whole list has it. */
export interface ListedTitle {
  readonly id?: number | undefined;
  readonly added?: string | undefined;
}

/** What one app lists and tells in its own way. */
export interface SnapshotApp<
  T extends ListedTitle,
  H extends ArrHistoryRecord,
  L extends T = T,
> extends TitleKind {
  readonly newestHistory: ArrClient["newestHistory"];
  /** Every title it has. */
  list(): Promise<L[]>;
  /** Changes with the files that it has of a title. */
  lineOf(title: L): string;
  /** The id that the outside world has for it. */
  outsideIdOf(title: T): number | undefined;
  /** What is told of a title that somebody added. */
  toBase(title: T): EventBase;
  /** Asks for the title itself; null: it is not there, by any of its ids. */
  find(item: TrackedItem): Promise<T | null>;
  /** All that it says of a title at present, whatever was told before. */
  report(title: T, items: readonly TrackedItem[]): Promise<Observation[]>;
  historyOfTitle(id: number): Promise<H[]>;
  toPast(record: H, title: T): Observation[];
  toRemoved(item: TrackedItem, arrId: number): Observation;
}

/** One look at all titles of an app. The list is read once; where its history stands is noted before it, if it is to be. */
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
  const past = { newestHistory: () => app.newestHistory(), historySince: async () => [] };
  const cursor = withCursor ? (await readHistory(past, null)).cursor : null;
  const titles = await app.list();
  const byId = new Map<number | undefined, T>(titles.map((title) => [title.id, title]));
  const byOutsideId = new Map<number | undefined, T>(
    titles.map((title) => [app.outsideIdOf(title), title]),
  );
  const lost = new Set<number>();

  /** The list may be older than the title, which is asked for then where it once was here. */
  async function findTitle(item: TrackedItem): Promise<T | null> {
    const outsideId = app.outsideId(item);
    const listed =
      (item.arr && byId.get(item.arr.id)) ??
      (outsideId === undefined ? undefined : byOutsideId.get(outsideId));
    return listed ?? (item.arr ? app.find(item) : null);
  }

  async function readItems(items: readonly TrackedItem[], withHistory: boolean) {
    const [item] = items;
    if (item === undefined) return [];
    const title = await findTitle(item);
    if (title === null) return item.arr ? [app.toRemoved(item, item.arr.id)] : [];
    const reported = await app.report(title, items);
    if (!withHistory || title.id === undefined) return inPipelineOrder(reported, []);
    const records = inIdOrder(await app.historyOfTitle(title.id));
    return inPipelineOrder(
      reported,
      records.flatMap((record) => app.toPast(record, title)),
    );
  }

  function doubtEmptyList(items: readonly TrackedItem[]): void {
    if (titles.length > 0) return;
    for (const { arr } of items) if (arr?.service === service) lost.add(arr.id);
    if (lost.size < IMPLAUSIBLE_FROM) return;
    const words = `lists no title at all, and had ${lost.size} of those that are followed`;
    throw new IntegrationError(service, "implausible", words);
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
            title.id === undefined ? [] : [[String(title.id), app.lineOf(title)] as const],
          ),
        ),
      ),
    cursor: () => cursor,
    async readItems(items, { withHistory }) {
      const groups = groupByTitle(service, app, items);
      const followed = [...groups.values()];
      doubtEmptyList(followed.flat());
      const answers = await askEach(service, deps, followed, (group) =>
        readItems(group, withHistory),
      );
      return { observations: answers.flatMap((answer) => answer ?? []) };
    },
  };
}
