import { type JSX, createSignal, onCleanup } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorWords } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SyncRequestMutation } from "./document.ts";

const SHOWN_FOR_MS = 10_000;

interface SyncButtonProps {
  readonly requestId: string;
  readonly onSynced: () => void;
}

/** Has every service asked about this one request now. */
export function SyncButton(props: SyncButtonProps): JSX.Element {
  const { client } = useConnection();
  const [isBusy, setIsBusy] = createSignal(false);
  const [wasSynced, setWasSynced] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const sync = async () => {
    if (isBusy()) return;
    clearTimeout(timer);
    setIsBusy(true);
    setWasSynced(false);
    setRefusal(null);
    try {
      await runMutation(client, SyncRequestMutation, { id: props.requestId });
      setWasSynced(true);
      timer = setTimeout(() => setWasSynced(false), SHOWN_FOR_MS);
      props.onSynced();
    } catch (error) {
      setRefusal(errorWords(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <button
        class="btn sync"
        type="button"
        title="Asks every service about this title now"
        aria-busy={isBusy()}
        onClick={() => void sync()}
      >
        <Icon name="sync" />
        {isBusy() ? "Looking…" : "Sync"}
      </button>
      <small role="status">{wasSynced() ? "Looked at just now" : ""}</small>
      <ErrorText words={refusal()} />
    </>
  );
}
