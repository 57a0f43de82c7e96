import { type Accessor, createMemo, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runQuery } from "../../graphql/operation.ts";
import { HistoryQuery, HistorySubscription, type Step } from "./history-document.ts";

export interface History {
  readonly steps: Accessor<readonly Step[]>;
  readonly isLoaded: Accessor<boolean>;
  /** There are older steps than those that are read at once. */
  readonly isCut: Accessor<boolean>;
}

/** The most that the tracker gives at once; a season of 26 has about 200. */
const LAST = 500;

/** The log of one request. Read once and after every reconnection, then fed live; a step is known by its sequence. */
export function createHistory(id: string): History {
  const connection = useConnection();
  const [bySequence, setBySequence] = createSignal<ReadonlyMap<string, Step> | null>(null);
  const add = (steps: readonly Step[]) =>
    setBySequence(
      (held) => new Map([...(held ?? []), ...steps.map((step) => [step.sequence, step] as const)]),
    );

  createSubscription(HistorySubscription, { id }, ({ transitions: step }) => add([step]));
  createCatchUp(async () => {
    const { request } = await runQuery(connection.client, HistoryQuery, { id, last: LAST });
    add(request?.transitions ?? []);
  });

  return {
    steps: createMemo(() => [...(bySequence()?.values() ?? [])]),
    isLoaded: () => bySequence() !== null,
    isCut: () => (bySequence()?.size ?? 0) >= LAST,
  };
}
