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
import { inboxText } from "../language/words/inbox.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useQuery } from "../lib/query.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { Phrase } from "../ui/phrase.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function InboxPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("inbox") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{shell("inbox")}</h1>
        <p class="quiet">{inboxText("intro")}</p>
        <AdminOnly title={inboxText("purpose")}>
          <SectionBoundary name="inbox">
            <Deliveries />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function Deliveries(): JSX.Element {
  const query = useQuery<keyof InboxParams>();
  const filter = createMemo(
    () =>
      toInboxFilter({
        outcome: query.get("outcome"),
        service: query.get("service"),
        q: query.get("q"),
      }),
    undefined,
    { equals: isSameFilter },
  );
  const inbox = createInbox(filter);
  const change = ({ outcome, service, search }: Partial<InboxFilter>) =>
    query.set(
      {
        ...(outcome !== undefined && { outcome }),
        ...(service !== undefined && { service }),
        ...(search !== undefined && { q: search }),
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
        <EmptyState title={inboxText("noMatch")} icon="inbox">
          <p>
            {inboxText("noMatchHint")}{" "}
            <A class="link" href="/inbox">
              {inboxText("showAll")}
            </A>
          </p>
        </EmptyState>
      }
    >
      <EmptyState title={inboxText("none")} icon="inbox">
        <p>
          <Phrase
            of={inboxText.template("noneHint")}
            parts={{
              services: (
                <A class="link" href="/services">
                  {inboxText("services")}
                </A>
              ),
            }}
          />
        </p>
      </EmptyState>
    </Show>
  );
}
