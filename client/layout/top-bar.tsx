import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { ConnectionIndicator } from "../feature/connection/connection-indicator.tsx";
import { AccountMenu } from "../feature/session/account-menu.tsx";
import { useViewer } from "../feature/session/create-session.ts";
import { FullSyncButton } from "../feature/sync/full-sync-button.tsx";
import { SyncBar } from "../feature/sync/sync-bar.tsx";
import { apiUrl } from "../lib/base-url.ts";
import { Icon } from "../ui/icon.tsx";

interface TopBarProps {
  /** The target of the back link; without one the brand is shown. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly children?: JSX.Element;
}

export function TopBar(props: TopBarProps): JSX.Element {
  const viewer = useViewer();
  return (
    <header class="top-bar">
      <div class="wrap">
        <Show
          when={props.back}
          fallback={
            <A class="brand" href="/" aria-label="Status Tracker, all requests">
              <Icon name="box" />
              <span>Status Tracker</span>
            </A>
          }
        >
          {(back) => (
            <A class="brand" href={back().href}>
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
              <AccountMenu viewer={person()} playgroundUrl={apiUrl(document.baseURI)}>
                <Show when={person().role === "ADMIN"}>
                  <FullSyncButton class="menu-item" />
                </Show>
              </AccountMenu>
            )}
          </Show>
        </div>
      </div>
      <SyncBar />
    </header>
  );
}
