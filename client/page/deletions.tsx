import { For, type JSX, Show, createMemo } from "solid-js";
import {
  type DeletionFilter,
  createDeletionList,
} from "../feature/deletion/create-deletion-list.ts";
import { DeletionRow } from "../feature/deletion/deletion-row.tsx";
import { FreedSize } from "../feature/deletion/freed-size.tsx";
import { deletionText } from "../language/words/deletion.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useQuery } from "../lib/query.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SearchInput } from "../ui/search-input.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function DeletionsPage(): JSX.Element {
  const query = useQuery<"request" | "q">();
  const filter = createMemo(
    (): DeletionFilter => ({
      requestId: query.get("request") ?? null,
      search: query.get("q")?.trim() ?? "",
    }),
    undefined,
    { equals: (a, b) => a.requestId === b.requestId && a.search === b.search },
  );
  createDocumentTitle(() => shell("tabTitle", { page: shell("deletions") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{deletionText("deletions")}</h1>
        <AdminOnly title={deletionText("purpose")}>
          <SectionBoundary name="deletions">
            <p class="quiet">
              <Show when={query.get("request") !== undefined} fallback={deletionText("intro")}>
                {deletionText("ofOneRequest")}{" "}
                <A class="link" href="/deletions">
                  {deletionText("showAll")}
                </A>
              </Show>
            </p>
            <Show when={query.get("request") === undefined}>
              <div class="filter-bar">
                <SearchInput
                  label={deletionText("search")}
                  value={filter().search}
                  onSearch={(q) => query.set({ q }, { replace: true })}
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
        <EmptyState title={deletionText("noMatch")} icon="gone">
          <p>{deletionText("noMatchHint")}</p>
        </EmptyState>
      }
    >
      <EmptyState title={deletionText("none")} icon="trash">
        <p>{deletionText("noneHint")}</p>
      </EmptyState>
    </Show>
  );
}
