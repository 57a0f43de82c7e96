import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show, createMemo } from "solid-js";
import { createInbox } from "../feature/inbox/create-inbox.ts";
import { DeliveryBurst } from "../feature/inbox/delivery-burst.tsx";
import {
  type InboxFilter,
  type InboxParams,
  isFiltered,
  isSameFilter,
  toInboxFilter,
} from "../feature/inbox/filter.ts";
import { InboxFilters } from "../feature/inbox/inbox-filters.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function InboxPage(): JSX.Element {
  createDocumentTitle(() => "Inbox · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Inbox</h1>
        <p class="quiet">Every webhook received, what it was about, and what it changed.</p>
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
  const [query, setQuery] = useSearchParams<{ [Name in keyof InboxParams]: string }>();
  const filter = createMemo(() => toInboxFilter(query), undefined, { equals: isSameFilter });
  const inbox = createInbox(filter);
  const change = ({ outcome, service, search }: Partial<InboxFilter>) =>
    setQuery(
      {
        ...(outcome !== undefined && { outcome }),
        ...(service !== undefined && { service }),
        ...(search !== undefined && { q: search === "" ? null : search }),
      },
      // Each letter of a search would otherwise be a step back.
      { replace: search !== undefined },
    );
  return (
    <>
      <InboxFilters
        filter={filter()}
        total={inbox.isLoaded() ? inbox.total() : null}
        onChange={change}
      />
      <LoadedContent source={inbox}>
        <Show
          when={inbox.groups.length > 0}
          fallback={<NoDeliveries isFiltered={isFiltered(filter())} />}
        >
          <ul class="deliveries">
            <For each={inbox.groups}>
              {(group) => <DeliveryBurst group={group} onReplayed={() => void inbox.reload()} />}
            </For>
          </ul>
        </Show>
        <Show when={inbox.hasMore()}>
          <LoadMoreButton isBusy={inbox.isLoading()} onMore={() => void inbox.loadMore()} />
        </Show>
      </LoadedContent>
    </>
  );
}

function NoDeliveries(props: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <Show
      when={!props.isFiltered}
      fallback={
        <EmptyState title="No matching webhooks" icon="inbox">
          <p>
            A search finds titles, events and services.{" "}
            <A class="link" href="/inbox">
              Show all webhooks
            </A>
          </p>
        </EmptyState>
      }
    >
      <EmptyState title="No webhooks received yet" icon="inbox">
        <p>
          The pages of your{" "}
          <A class="link" href="/services">
            services
          </A>{" "}
          show the webhook URLs for Seerr, Sonarr, Radarr and Jellyfin. Send a test notification
          from each service, and it appears here.
        </p>
      </EmptyState>
    </Show>
  );
}
