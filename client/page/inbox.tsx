import { For, type JSX, Show, createSignal } from "solid-js";
import { createInbox } from "../feature/inbox/create-inbox.ts";
import { DeliveryRow } from "../feature/inbox/delivery-row.tsx";
import { STATUS_CHIPS } from "../feature/inbox/status-words.ts";
import { useIsAdmin } from "../feature/session/create-session.ts";
import type { DeliveryStatus } from "../graphql/graphql.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorMessage } from "../ui/error-message.tsx";
import { MoreButton } from "../ui/more-button.tsx";
import { createTitle } from "../ui/title.ts";

export function InboxPage(): JSX.Element {
  createTitle(() => "Inbox · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", words: "Requests" }} />
      <main class="wrap page">
        <h1>Inbox</h1>
        <p class="quiet">Every webhook that came in, and what became of it.</p>
        <Block name="inbox">
          <Deliveries />
        </Block>
      </main>
    </>
  );
}

function Deliveries(): JSX.Element {
  const mayReplay = useIsAdmin();
  const [status, setStatus] = createSignal<readonly DeliveryStatus[] | null>(null);
  const inbox = createInbox(status);
  return (
    <>
      <div class="chips" role="group" aria-label="Which webhooks">
        <For each={STATUS_CHIPS}>
          {(chip) => (
            <button
              class="chip"
              type="button"
              aria-pressed={status() === chip.status}
              onClick={() => setStatus(chip.status)}
            >
              {chip.name}
              <Show when={status() === chip.status && inbox.isLoaded()}>
                <i>{inbox.total()}</i>
              </Show>
            </button>
          )}
        </For>
      </div>
      <Show when={inbox.error()}>
        {(error) => <ErrorMessage error={error()} onRetry={() => void inbox.reload()} />}
      </Show>
      <Show when={inbox.isLoaded()} fallback={<p class="quiet">Reading…</p>}>
        <Show
          when={inbox.deliveries.length > 0}
          fallback={<NothingArrived isFiltered={status() !== null} />}
        >
          <ul class="deliveries">
            <For each={inbox.deliveries}>
              {(delivery) => (
                <DeliveryRow
                  delivery={delivery}
                  mayReplay={mayReplay()}
                  onReplayed={() => void inbox.reload()}
                />
              )}
            </For>
          </ul>
        </Show>
        <Show when={inbox.hasMore()}>
          <MoreButton isBusy={inbox.isLoading()} onMore={() => void inbox.loadMore()} />
        </Show>
      </Show>
    </>
  );
}

function NothingArrived(props: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <Show when={!props.isFiltered} fallback={<Empty title="No webhook of this kind" />}>
      <Empty title="No webhook has come in yet">
        <p>
          The addresses to enter in Seerr, Sonarr, Radarr and Jellyfin are on the page Services.
          Each of them has a test button: what it sends shows up here.
        </p>
      </Empty>
    </Show>
  );
}
