import type { JSX } from "solid-js";
import { syncText } from "../../language/words/sync.ts";
import { Icon } from "../../ui/icon.tsx";
import { useSync } from "./create-sync.ts";

/** Starts a full sync; the bar below the top bar shows its progress. */
export function FullSyncButton(props: { readonly class: string }): JSX.Element {
  const sync = useSync();
  const isBusy = () => sync.isStarting() || sync.running() !== null;
  return (
    <button
      class={props.class}
      type="button"
      aria-busy={isBusy()}
      onClick={() => {
        if (!isBusy()) void sync.start();
      }}
    >
      <Icon name="sync" />
      {isBusy() ? syncText("syncing") : syncText("full")}
    </button>
  );
}
