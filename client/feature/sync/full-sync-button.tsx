import type { JSX } from "solid-js";
import { Icon } from "../../ui/icon.tsx";
import { useSync } from "./create-sync.ts";

/** Has the tracker look at everything now; the bar below the top bar tells how it goes. */
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
      {isBusy() ? "Syncing…" : "Sync everything"}
    </button>
  );
}
