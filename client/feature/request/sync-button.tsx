import { type JSX, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SyncRequestMutation } from "./document.ts";

const SHOWN_FOR_MS = 10_000;

interface SyncButtonProps {
  readonly requestId: string;
  readonly onSynced: () => void;
}

/** Syncs one request with all services. */
export function SyncButton(props: SyncButtonProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const [wasSynced, setWasSynced] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const sync = () =>
    task.run(async () => {
      clearTimeout(timer);
      setWasSynced(false);
      await runMutation(client, SyncRequestMutation, { id: props.requestId });
      setWasSynced(true);
      timer = setTimeout(() => setWasSynced(false), SHOWN_FOR_MS);
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
      <small role="status">{wasSynced() ? "Synced just now" : ""}</small>
      <ErrorText words={task.error()} />
    </>
  );
}
