import { type JSX, Show, useContext } from "solid-js";
import { findEarlierVersion } from "../feature/about/seen-version.ts";
import { ConnectionIndicator } from "../feature/connection/connection-indicator.tsx";
import { OfflineNote } from "../feature/connection/offline-note.tsx";
import { lastListAddress } from "../feature/request-list/visit.ts";
import { AccountButton } from "../feature/session/account-button.tsx";
import { useViewer } from "../feature/session/create-session.ts";
import { FullSyncButton } from "../feature/sync/full-sync-button.tsx";
import { SyncBar } from "../feature/sync/sync-bar.tsx";
import { ConnectionContext } from "../graphql/connection-context.ts";
import { loadWords } from "../language/load.ts";
import { shell } from "../language/words/shell.ts";
import { apiUrl } from "../lib/base-url.ts";
import { Icon } from "../ui/icon.tsx";
import { keepFocus } from "../ui/keep-focus.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { A } from "../ui/link.tsx";
import { SkipLink } from "./skip-link.tsx";

/** After an update only. */
const UpdateNote = lazyPart(
  async () => {
    const [part] = await Promise.all([
      import("../feature/about/update-note.tsx"),
      loadWords("more"),
    ]);
    return part.UpdateNote;
  },
  // The page works without.
  () => null,
);

interface TopBarProps {
  /** The target of the back link; without one the brand is shown. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly children?: JSX.Element;
}

export function TopBar(props: TopBarProps): JSX.Element {
  keepFocus();
  const viewer = useViewer();
  const connection = useContext(ConnectionContext);
  /** Back to the list as it was left, at its place. */
  const backTo = (href: string) => {
    const address = href === "/" ? lastListAddress(connection) : null;
    return address === null ? { href } : { href: address, keepsPlace: true };
  };
  return (
    <header class="top-bar">
      <SkipLink />
      <div class="wrap">
        <Show
          when={props.back}
          fallback={
            <A class="brand" href="/" aria-label={shell("allRequestsHome")}>
              <Icon name="box" />
              <span>Status Tracker</span>
            </A>
          }
        >
          {(back) => (
            <A class="brand" {...backTo(back().href)}>
              <Icon name="back" />
              {back().label}
            </A>
          )}
        </Show>
        <ConnectionIndicator />
        <div class="top-bar-end">
          {props.children}
          <Show when={viewer()}>
            {(person) => (
              <AccountButton viewer={person()} playgroundUrl={apiUrl(document.baseURI)}>
                <Show when={person().role === "ADMIN"}>
                  <FullSyncButton class="menu-item" />
                </Show>
              </AccountButton>
            )}
          </Show>
        </div>
      </div>
      <Show when={findEarlierVersion()}>{(since) => <UpdateNote since={since()} />}</Show>
      <OfflineNote />
      <SyncBar />
    </header>
  );
}
