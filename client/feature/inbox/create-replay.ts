import { type Accessor, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { DeliveryQuery, type InboxDelivery, ReplayMutation } from "./document.ts";

interface Replay {
  readonly isBusy: Accessor<boolean>;
  readonly error: Accessor<string | null>;
  /** The delivery once it was applied again; null before, and while it waits. */
  readonly result: Accessor<InboxDelivery | null>;
  start(): Promise<void>;
}

const CHECK_EVERY_MS = 300;
/** A replayed webhook waits for those that arrived before it. */
const MAX_CHECKS = 100;

/** Applies a webhook again, and waits for its result. */
export function createReplay(id: Accessor<string>, onDone: () => void): Replay {
  const { client } = useConnection();
  const task = createTask();
  const [result, setResult] = createSignal<InboxDelivery | null>(null);
  const ended = new AbortController();
  onCleanup(() => ended.abort());

  const untilApplied = async (): Promise<InboxDelivery | null> => {
    for (let checks = 0; checks < MAX_CHECKS && !ended.signal.aborted; checks += 1) {
      const { delivery } = await runQuery(client, DeliveryQuery, { id: id() });
      if (delivery === null || delivery.status !== "PENDING") return delivery;
      await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS));
    }
    return null;
  };

  return {
    isBusy: task.isBusy,
    error: task.error,
    result,
    async start() {
      setResult(null);
      await task.run(async () => {
        await runMutation(client, ReplayMutation, { id: id() });
        setResult(await untilApplied());
      });
      if (!ended.signal.aborted) onDone();
    },
  };
}
