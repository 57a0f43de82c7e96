import { type JSX, Show, createSignal } from "solid-js";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { useSync } from "./create-sync.ts";

const SyncState = lazyPart(async () => (await import("./sync-state.tsx")).SyncState);

/** Shows a full sync below the top bar of every page. */
export function SyncBar(): JSX.Element {
  const sync = useSync();
  const [announcement, setAnnouncement] = createSignal("");
  const isShown = () => (sync.running() ?? sync.error() ?? sync.report()) !== null;
  return (
    <>
      {/* Screen readers announce changes only of an element that already exists. */}
      <p class="visually-hidden" role="status">
        {announcement()}
      </p>
      <Show when={isShown()}>
        <SyncState onAnnounce={setAnnouncement} />
      </Show>
    </>
  );
}
