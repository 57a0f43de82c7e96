import { type Accessor, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { actionWords } from "../../language/words/action.ts";
import { phrase } from "../../language/words/phrase.ts";
import { createTask } from "../../ui/create-task.ts";
import { sentText } from "../../wording/sent-message.ts";
import { SyncRequestMutation } from "./document.ts";

const SHOWN_FOR_MS = 10_000;

export interface RequestSync {
  readonly isBusy: Accessor<boolean>;
  /** What came of the last sync, for a while; empty without one. */
  readonly result: Accessor<string>;
  readonly error: Accessor<string | null>;
  start(): void;
}

/** Syncs one request with all services. */
export function createRequestSync(requestId: string, onSynced: () => void): RequestSync {
  const { client } = useConnection();
  const task = createTask();
  const [result, setResult] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const sync = async () => {
    clearTimeout(timer);
    setResult("");
    const { syncRequest } = await runMutation(client, SyncRequestMutation, { id: requestId });
    const failures = (syncRequest.lastSync?.codedMessages ?? []).map(sentText);
    setResult(failures.length === 0 ? actionWords("syncedNow") : syncedWithout(failures));
    // A list of services that were not asked stays, so that there is time to read it.
    if (failures.length === 0) timer = setTimeout(() => setResult(""), SHOWN_FOR_MS);
    onSynced();
  };
  return {
    isBusy: task.isBusy,
    result: () => (task.isBusy() ? actionWords("syncing") : result()),
    error: task.error,
    start: () => void task.run(sync),
  };
}

function syncedWithout(failures: readonly string[]): string {
  return actionWords("syncedExcept", { failures: failures.join(phrase("separator")) });
}
