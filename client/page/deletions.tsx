import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { createDeletionList } from "../feature/deletion/create-deletion-list.ts";
import { DeletionRow } from "../feature/deletion/deletion-row.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function DeletionsPage(): JSX.Element {
  const [query] = useSearchParams<{ request?: string }>();
  createDocumentTitle(() => "Deletions · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Deletions</h1>
        <AdminOnly purpose="see deletions">
          <SectionBoundary name="deletions">
            {/* Another request needs a new list. */}
            <Show when={{ requestId: query.request ?? null }} keyed>
              {({ requestId }) => <Deletions requestId={requestId} />}
            </Show>
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function Deletions(props: { readonly requestId: string | null }): JSX.Element {
  const list = createDeletionList(props.requestId);
  return (
    <>
      <p class="quiet">
        <Show
          when={props.requestId !== null}
          fallback="Every deletion, who started it, and what each service deleted."
        >
          Deletions of one request.{" "}
          <A class="link" href="/deletions">
            Show all
          </A>
        </Show>
      </p>
      <LoadedContent source={list}>
        <Show when={list.rows().length > 0} fallback={<NoDeletions />}>
          <ul class="deletion-list">
            <For each={list.rows()}>
              {(deletion) => (
                <DeletionRow
                  deletion={deletion}
                  isOpen={props.requestId !== null}
                  onChanged={list.accept}
                />
              )}
            </For>
          </ul>
        </Show>
        <Show when={list.hasMore()}>
          <LoadMoreButton isBusy={list.isLoading()} onMore={() => void list.loadMore()} />
        </Show>
      </LoadedContent>
    </>
  );
}

function NoDeletions(): JSX.Element {
  return (
    <EmptyState title="No deletions yet">
      <p>
        To delete a title, open its request and press Delete, or select several requests in the
        list. A preview shows what will be deleted.
      </p>
    </EmptyState>
  );
}
