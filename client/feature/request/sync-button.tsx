import { type JSX, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SyncRequestMutation } from "./document.ts";

const SHOWN_FOR_MS = 10_000;

function syncedWithout(failures: readonly string[]): string {
  return `Synced, except for ${failures.join("; ")}`;
}

interface SyncButtonProps {
  readonly requestId: string;
  readonly onSynced: () => void;
}

/** Syncs one request with all services. */
export function SyncButton(props: SyncButtonProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const [result, setResult] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const sync = () =>
    task.run(async () => {
      clearTimeout(timer);
      setResult("");
      const { syncRequest } = await runMutation(client, SyncRequestMutation, {
        id: props.requestId,
      });
      const failures = syncRequest.lastSync?.messages ?? [];
      setResult(failures.length === 0 ? "Synced just now" : syncedWithout(failures));
      // A list of services that were not asked stays, so that there is time to read it.
      if (failures.length === 0) timer = setTimeout(() => setResult(""), SHOWN_FOR_MS);
      props.onSynced();
    });
  return (
    <>
      <button
        class="btn sync"
        type="button"
        title="Check all services for this title now"
        aria-busy={task.isBusy()}
        onClick={() => void sync()}
      >
        <Icon name="sync" />
        {task.isBusy() ? "Syncing…" : "Sync"}
      </button>
      <small role="status">{result()}</small>
      <ErrorText words={task.error()} />
    </>
  );
}
