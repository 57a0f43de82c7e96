import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { createDeletionList } from "../feature/deletion/create-deletion-list.ts";
import { DeletionRow } from "../feature/deletion/deletion-row.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function DeletionsPage(): JSX.Element {
  const isAdmin = useIsAdmin();
  const [query] = useSearchParams<{ request?: string }>();
  createDocumentTitle(() => "Deletions · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", words: "Requests" }} />
      <main class="wrap page">
        <h1>Deletions</h1>
        <Show
          when={isAdmin()}
          fallback={<EmptyState title="Only an admin can see what was deleted" />}
        >
          <SectionBoundary name="deletions">
            {/* A new list for another request. */}
            <Show when={{ requestId: query.request ?? null }} keyed>
              {({ requestId }) => <Deletions requestId={requestId} />}
            </Show>
          </SectionBoundary>
        </Show>
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
          fallback="What was deleted everywhere, by whom, and what every service let go of."
        >
          Of one request.{" "}
          <A class="link" href="/deletions">
            Show all
          </A>
        </Show>
      </p>
      <Show when={list.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void list.reload()} />}
      </Show>
      <Show when={list.isLoaded()} fallback={<p class="quiet">Reading…</p>}>
        <Show when={list.rows().length > 0} fallback={<NothingDeleted />}>
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
      </Show>
    </>
  );
}

function NothingDeleted(): JSX.Element {
  return (
    <EmptyState title="Nothing was deleted yet">
      <p>
        Open a request and press Delete, or select several in the list. What goes everywhere is
        shown first, and the record of it stays here.
      </p>
    </EmptyState>
  );
}
