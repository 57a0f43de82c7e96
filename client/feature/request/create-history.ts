import { type Accessor, createMemo, createSignal } from "solid-js";
import { ask, createCatchUp, createFollow, useLink } from "../../graphql/link-context.ts";
import { HistoryQuery, HistorySubscription, type Step } from "./story-document.ts";

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
  const link = useLink();
  const [bySequence, setBySequence] = createSignal<ReadonlyMap<string, Step> | null>(null);
  const add = (steps: readonly Step[]) =>
    setBySequence(
      (held) => new Map([...(held ?? []), ...steps.map((step) => [step.sequence, step] as const)]),
    );

  createFollow(HistorySubscription, { id }, ({ transitions: step }) => add([step]));
  createCatchUp(async () => {
    const { request } = await ask(link.client, HistoryQuery, { id, last: LAST });
    add(request?.transitions ?? []);
  });

  return {
    steps: createMemo(() => [...(bySequence()?.values() ?? [])]),
    isLoaded: () => bySequence() !== null,
    isCut: () => (bySequence()?.size ?? 0) >= LAST,
  };
}
