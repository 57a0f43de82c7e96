import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { type Accessor, type JSX, Show, createMemo, createSignal } from "solid-js";
import { ActiveDeletionList } from "../feature/deletion/active-deletion-list.tsx";
import { createActiveDeletions } from "../feature/deletion/create-active-deletions.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import type { Deletion } from "../feature/deletion/document.ts";
import {
  RequestFeedContext,
  createRequestFeed,
} from "../feature/request-list/create-request-feed.ts";
import {
  type RequestList,
  createRequestList,
} from "../feature/request-list/create-request-list.ts";
import {
  type Selection,
  SelectionContext,
  createSelection,
} from "../feature/request-list/create-selection.ts";
import { createViewCounts } from "../feature/request-list/create-view-counts.ts";
import { toFilter, toListView } from "../feature/request-list/filter.ts";
import { RecentlyAdded, RECENTLY_ADDED_COUNT } from "../feature/request-list/recently-added.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { SearchField } from "../feature/request-list/search-field.tsx";
import { SelectionBar } from "../feature/request-list/selection-bar.tsx";
import { ViewChips } from "../feature/request-list/view-chips.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import type { RequestFilter } from "../graphql/graphql.ts";
import { NothingTracked } from "../layout/nothing-tracked.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { editionWords } from "../wording/request-words.ts";

export function HomePage(): JSX.Element {
  const selection = createSelection();
  return (
    <RequestFeedContext.Provider value={createRequestFeed()}>
      <SelectionContext.Provider value={selection}>
        <Home selection={selection} />
      </SelectionContext.Provider>
    </RequestFeedContext.Provider>
  );
}

function Home(props: { readonly selection: Selection }): JSX.Element {
  // Who signs in anew gets a new page.
  const deleting = useIsAdmin()() ? createActiveDeletions() : null;
  const [wasStartedHere, setWasStartedHere] = createSignal(false);
  const [query] = useSearchParams<{ show?: string; q?: string }>();
  const navigate = useNavigate();
  const search = () => query.q ?? "";
  const show = createMemo(() => toListView(query.show, search()));
  const counts = createViewCounts();

  const onSearch = (words: string) => {
    const parts = new URLSearchParams();
    if (query.show !== undefined) parts.set("show", query.show);
    if (words !== "") parts.set("q", words);
    navigate(`/?${parts.toString()}`, { replace: true, scroll: false });
  };

  const targets = () =>
    props.selection.rows().map((row) => ({
      id: row.id,
      title: row.title,
      edition: editionWords(row),
    }));
  const begin = (started: readonly Deletion[]) => {
    setWasStartedHere(true);
    deleting?.accept(started);
    props.selection.remove(started.flatMap(({ request }) => request?.id ?? []));
    if (props.selection.rows().length === 0) props.selection.setActive(false);
  };

  createDocumentTitle(() => {
    const active = counts()?.active ?? 0;
    return active > 0 ? `(${active}) Status Tracker` : "Status Tracker";
  });

  return (
    <>
      <TopBar>
        <SearchField value={search()} onSearch={onSearch} />
      </TopBar>
      <main class="wrap">
        <div class="list-head">
          <ViewChips current={show()} search={search()} counts={counts()} />
          <Show when={deleting}>
            <button
              class="chip select-toggle"
              type="button"
              aria-pressed={props.selection.isActive()}
              onClick={() => props.selection.setActive(!props.selection.isActive())}
            >
              <Icon name="select" />
              <span>Select</span>
            </button>
          </Show>
        </div>
        <Show when={deleting}>
          {(open) => (
            <SectionBoundary name="deletions">
              <ActiveDeletionList open={open()} takesFocus={wasStartedHere()} />
            </SectionBoundary>
          )}
        </Show>
        <SectionBoundary name="requests">
          <Show
            when={show() === "active" && search() === ""}
            fallback={
              <RequestResults
                filter={() => toFilter(show(), search())}
                title={search() === "" ? "Requests" : "Found"}
                isSearch={search() !== ""}
                isTracking={(counts()?.all ?? 1) > 0}
              />
            }
          >
            <ActiveRequests isTracking={(counts()?.all ?? 1) > 0} />
          </Show>
        </SectionBoundary>
      </main>
      <Show when={props.selection.isActive() && deleting}>
        <SelectionBar selection={props.selection}>
          <DeleteButton targets={targets()} isDisabled={targets().length === 0} onDeleted={begin} />
        </SelectionBar>
      </Show>
    </>
  );
}

/** What asks for somebody, finished or not (a file may be gone again), what is on its way, and what arrived last. */
function ActiveRequests(props: { readonly isTracking: boolean }): JSX.Element {
  const attention = createRequestList(() => ({ hasProblem: true }));
  const arriving = createRequestList(() => ({ isFinished: false, hasProblem: false }));
  const ready = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    RECENTLY_ADDED_COUNT,
  );
  const nothing = () =>
    attention.rows().length > 0 ? undefined : <NoActiveRequests isTracking={props.isTracking} />;
  return (
    <>
      <RequestSection title="Needs attention" list={attention} />
      <RequestSection title="Arriving" list={arriving} empty={nothing()} />
      <RecentlyAdded list={ready} />
    </>
  );
}

function NoActiveRequests(props: { readonly isTracking: boolean }): JSX.Element {
  return (
    <FirstSync
      fallback={
        <Show when={props.isTracking} fallback={<NothingTracked />}>
          <EmptyState title="Nothing is on its way">
            <p>
              Everything that was asked for has arrived. Ask for something in Seerr and it appears
              here by itself.
            </p>
          </EmptyState>
        </Show>
      }
    />
  );
}

interface RequestResultsProps {
  readonly filter: Accessor<RequestFilter>;
  readonly title: string;
  readonly isSearch: boolean;
  readonly isTracking: boolean;
}

/** One plain list: everything, everything ready, or what a search found. */
function RequestResults(props: RequestResultsProps): JSX.Element {
  // One read per list of the address: the filter's content counts, not its identity.
  const filter = createMemo(() => props.filter(), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const list: RequestList = createRequestList(filter);
  return (
    <RequestSection
      title={props.title}
      list={list}
      empty={<NoRequestResults isSearch={props.isSearch} isTracking={props.isTracking} />}
    />
  );
}

function NoRequestResults(props: {
  readonly isSearch: boolean;
  readonly isTracking: boolean;
}): JSX.Element {
  return (
    <Show when={props.isTracking} fallback={<FirstSync fallback={<NothingTracked />} />}>
      <Show
        when={props.isSearch}
        fallback={
          <EmptyState title="Nothing here yet">
            <p>What has arrived is listed here.</p>
          </EmptyState>
        }
      >
        <EmptyState title="No such title">
          <p>
            Try fewer words, or the title in its own language.{" "}
            <A class="link" href="/?show=all">
              Look through all requests
            </A>
          </p>
        </EmptyState>
      </Show>
    </Show>
  );
}
