import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show, createMemo } from "solid-js";
import {
  type DeletionFilter,
  createDeletionList,
} from "../feature/deletion/create-deletion-list.ts";
import { DeletionRow } from "../feature/deletion/deletion-row.tsx";
import { FreedSize } from "../feature/deletion/freed-size.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SearchInput } from "../ui/search-input.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function DeletionsPage(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ request?: string; q?: string }>();
  const filter = createMemo(
    (): DeletionFilter => ({ requestId: query.request ?? null, search: query.q?.trim() ?? "" }),
    undefined,
    { equals: (a, b) => a.requestId === b.requestId && a.search === b.search },
  );
  createDocumentTitle(() => "Deletions · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Deletions</h1>
        <AdminOnly purpose="see deletions">
          <SectionBoundary name="deletions">
            <Show when={query.request === undefined}>
              <div class="filter-bar">
                <SearchInput
                  label="Search titles and people"
                  value={filter().search}
                  onSearch={(q) => setQuery({ q: q === "" ? null : q }, { replace: true })}
                />
              </div>
            </Show>
            {/* Another filter needs a new list. */}
            <Show when={filter()} keyed>
              {(chosen) => <Deletions filter={chosen} />}
            </Show>
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function Deletions(props: { readonly filter: DeletionFilter }): JSX.Element {
  const list = createDeletionList(props.filter);
  const completed = () => list.rows().filter(({ status }) => status === "COMPLETE").length;
  return (
    <>
      <p class="quiet">
        <Show
          when={props.filter.requestId !== null}
          fallback="Every deletion, who started it, and what each service deleted."
        >
          Deletions of one request.{" "}
          <A class="link" href="/deletions">
            Show all
          </A>
        </Show>
      </p>
      <Show when={props.filter.requestId === null}>
        <FreedSize completed={completed()} />
      </Show>
      <LoadedContent source={list}>
        <Show
          when={list.rows().length > 0}
          fallback={<NoDeletions isFiltered={props.filter.search !== ""} />}
        >
          <ul class="deletion-list">
            <For each={list.rows()}>
              {(deletion) => (
                <DeletionRow
                  deletion={deletion}
                  isOpen={props.filter.requestId !== null}
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

function NoDeletions(props: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <Show
      when={!props.isFiltered}
      fallback={
        <EmptyState title="No matching deletions" icon="gone">
          <p>A search finds titles and the people who deleted them.</p>
        </EmptyState>
      }
    >
      <EmptyState title="No deletions yet" icon="trash">
        <p>
          To delete a title, open its request and press Delete, or select several requests in the
          list. A preview shows what will be deleted.
        </p>
      </EmptyState>
    </Show>
  );
}
