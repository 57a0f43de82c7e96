import { For, type JSX, Show, createSignal } from "solid-js";
import { createInbox } from "../feature/inbox/create-inbox.ts";
import { DeliveryRow } from "../feature/inbox/delivery-row.tsx";
import { STATUS_FILTERS } from "../feature/inbox/status-words.ts";
import type { DeliveryStatus } from "../graphql/graphql.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function InboxPage(): JSX.Element {
  createDocumentTitle(() => "Inbox · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Inbox</h1>
        <p class="quiet">Every webhook received, and its result.</p>
        <AdminOnly purpose="see the inbox">
          <SectionBoundary name="inbox">
            <Deliveries />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function Deliveries(): JSX.Element {
  const [status, setStatus] = createSignal<readonly DeliveryStatus[] | null>(null);
  const inbox = createInbox(status);
  return (
    <>
      <div class="chips" role="group" aria-label="Filter webhooks">
        <For each={STATUS_FILTERS}>
          {(filter) => (
            <button
              class="chip"
              type="button"
              aria-pressed={status() === filter.status}
              onClick={() => setStatus(filter.status)}
            >
              {filter.name}
              <Show when={status() === filter.status && inbox.isLoaded()}>
                <i>{inbox.total()}</i>
              </Show>
            </button>
          )}
        </For>
      </div>
      <Show when={inbox.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void inbox.reload()} />}
      </Show>
      <Show when={inbox.isLoaded()} fallback={<p class="quiet">Loading…</p>}>
        <Show
          when={inbox.deliveries.length > 0}
          fallback={<NoDeliveries isFiltered={status() !== null} />}
        >
          <ul class="deliveries">
            <For each={inbox.deliveries}>
              {(delivery) => (
                <DeliveryRow delivery={delivery} onReplayed={() => void inbox.reload()} />
              )}
            </For>
          </ul>
        </Show>
        <Show when={inbox.hasMore()}>
          <LoadMoreButton isBusy={inbox.isLoading()} onMore={() => void inbox.loadMore()} />
        </Show>
      </Show>
    </>
  );
}

function NoDeliveries(props: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <Show when={!props.isFiltered} fallback={<EmptyState title="No matching webhooks" />}>
      <EmptyState title="No webhooks received yet">
        <p>
          The Services page shows the webhook URLs for Seerr, Sonarr, Radarr and Jellyfin. Send a
          test notification from each service, and it appears here.
        </p>
      </EmptyState>
    </Show>
  );
}
