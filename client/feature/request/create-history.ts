import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { HistoryQuery, HistorySubscription, type Step } from "./history-document.ts";

export interface History {
  readonly steps: Accessor<readonly Step[]>;
  readonly isLoaded: Accessor<boolean>;
  /** Why its end could not be read; null if it was. */
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** There may be steps that are older than those that are loaded. */
  readonly hasOlder: Accessor<boolean>;
  loadOlder(): Promise<void>;
}

/** The most that the tracker gives at once; a season of 26 has about 200. */
const PAGE_SIZE = 500;

/** The log of one request. Its end is read once and after every reconnection, then fed live; a step is known by its sequence. */
export function createHistory(id: string): History {
  const connection = useConnection();
  const [bySequence, setBySequence] = createSignal<ReadonlyMap<string, Step>>(new Map());
  /** Whether its end was read; a step that arrived live is not all of it. */
  const [isRead, setIsRead] = createSignal(false);
  const [hasOlder, setHasOlder] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  const add = (steps: readonly Step[]) =>
    setBySequence(
      (held) => new Map([...held, ...steps.map((step) => [step.sequence, step] as const)]),
    );
  const read = async (before: string | null): Promise<readonly Step[]> => {
    const { request } = await runQuery(connection.client, HistoryQuery, {
      id,
      last: PAGE_SIZE,
      before,
    });
    return request?.transitions ?? [];
  };
  const steps = createMemo(() => [...bySequence().values()]);

  createSubscription(HistorySubscription, { id }, ({ transitions: step }) => add([step]));
  const readEnd = async () => {
    const newest = await read(null).catch((thrown: unknown) => {
      setError(() => thrown);
      throw thrown;
    });
    setError(null);
    const held = bySequence();
    if (!isRead() || !newest.some(({ sequence }) => held.has(sequence))) {
      // After a long outage there may be a gap above what was held: older steps are read again from here on.
      const last = BigInt(newest.at(-1)?.sequence ?? 0);
      setBySequence(new Map([...held].filter(([sequence]) => BigInt(sequence) > last)));
      setHasOlder(newest.length >= PAGE_SIZE);
    }
    setIsRead(true);
    add(newest);
  };
  createCatchUp(readEnd);

  return {
    steps,
    isLoaded: isRead,
    error,
    // `error` holds what went wrong.
    reload: () => readEnd().catch(() => {}),
    hasOlder,
    async loadOlder() {
      const oldest = steps()
        .map(({ sequence }) => BigInt(sequence))
        .reduce((least, sequence) => (sequence < least ? sequence : least));
      const older = await read(oldest.toString());
      setHasOlder(older.length >= PAGE_SIZE);
      add(older);
    },
  };
}
