import { useBeforeLeave, useLocation, useNavigate, useSearchParams } from "@solidjs/router";
import {
  type JSX,
  Show,
  createEffect,
  createMemo,
  createSignal,
  onCleanup,
  onMount,
} from "solid-js";
import { ActiveDeletionList } from "../feature/deletion/active-deletion-list.tsx";
import { createActiveDeletions } from "../feature/deletion/create-active-deletions.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import type { Deletion } from "../feature/deletion/document.ts";
import {
  RequestFeedContext,
  createRequestFeed,
} from "../feature/request-list/create-request-feed.ts";
import {
  type Selection,
  SelectionContext,
  createSelection,
} from "../feature/request-list/create-selection.ts";
import { createViewCounts } from "../feature/request-list/create-view-counts.ts";
import { toFilter, toListView } from "../feature/request-list/filter.ts";
import { ListShortcuts } from "../feature/request-list/list-shortcuts.tsx";
import { SearchField } from "../feature/request-list/search-field.tsx";
import { SelectToggle } from "../feature/request-list/select-toggle.tsx";
import { SelectionBar } from "../feature/request-list/selection-bar.tsx";
import { ViewChips } from "../feature/request-list/view-chips.tsx";
import { type Visit, VisitContext, keepVisit, recallVisit } from "../feature/request-list/visit.ts";
import { useIsAdmin, useViewer } from "../feature/session/create-session.ts";
import { useConnection } from "../graphql/connection-context.ts";
import { ActiveRequests } from "../layout/active-requests.tsx";
import { OwnRequests } from "../layout/own-requests.tsx";
import { RequestResults } from "../layout/request-results.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { MotionContext, createMotion } from "../ui/motion.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { editionWords } from "../wording/request-words.ts";

export function HomePage(): JSX.Element {
  const selection = createSelection();
  const motion = createMotion();
  const visit = createVisit();
  const feed = createRequestFeed(visit.feed, motion);
  onCleanup(() => (visit.feed = feed.snapshot()));
  return (
    <MotionContext.Provider value={motion}>
      <VisitContext.Provider value={visit}>
        <RequestFeedContext.Provider value={feed}>
          <SelectionContext.Provider value={selection}>
            <Home selection={selection} />
          </SelectionContext.Provider>
        </RequestFeedContext.Provider>
      </VisitContext.Provider>
    </MotionContext.Provider>
  );
}

/** Continues the last visit of the same address, at its place, or starts another one. */
function createVisit(): Visit {
  const connection = useConnection();
  const location = useLocation();
  const last = recallVisit(connection, location.search);
  const visit: Visit = {
    address: location.search,
    scrollY: 0,
    feed: last?.feed,
    lists: new Map(last?.lists),
  };
  keepVisit(connection, visit);
  const { pathname } = location;
  createEffect(() => {
    if (location.pathname === pathname) visit.address = location.search;
  });
  useBeforeLeave(() => (visit.scrollY = window.scrollY));
  onMount(() => {
    if (last !== null) queueMicrotask(() => window.scrollTo(0, last.scrollY));
  });
  return visit;
}

function Home(props: { readonly selection: Selection }): JSX.Element {
  // Read once: another sign-in creates a new page.
  const deletions = useIsAdmin()() ? createActiveDeletions() : null;
  const viewer = useViewer();
  const [wasStartedHere, setWasStartedHere] = createSignal(false);
  const [query] = useSearchParams<{ show?: string; q?: string }>();
  const navigate = useNavigate();
  const search = () => query.q ?? "";
  const view = createMemo(() => toListView(query.show, search()));
  const counts = createViewCounts();
  const hasRequests = () => (counts()?.all ?? 1) > 0;

  const onSearch = (words: string) => {
    const parameters = new URLSearchParams();
    if (query.show !== undefined) parameters.set("show", query.show);
    if (words !== "") parameters.set("q", words);
    navigate(`/?${parameters.toString()}`, { replace: true, scroll: false });
  };

  const targets = () =>
    props.selection.rows().map((row) => ({
      id: row.id,
      title: row.title,
      edition: editionWords(row),
    }));
  const onDeleted = (started: readonly Deletion[]) => {
    setWasStartedHere(true);
    deletions?.accept(started);
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
      <ListShortcuts />
      <main class="wrap">
        <div class="list-head">
          <ViewChips current={view()} search={search()} counts={counts()} />
          <Show when={deletions}>
            <SelectToggle selection={props.selection} />
          </Show>
        </div>
        <Show when={deletions}>
          {(active) => (
            <SectionBoundary name="deletions">
              <ActiveDeletionList active={active()} takesFocus={wasStartedHere()} />
            </SectionBoundary>
          )}
        </Show>
        <SectionBoundary name="requests">
          <Show
            when={view() === "active" && search() === ""}
            fallback={
              <RequestResults
                filter={() => toFilter(view(), search())}
                title={search() === "" ? "Requests" : "Search results"}
                isSearch={search() !== ""}
                hasRequests={hasRequests()}
              />
            }
          >
            <Show
              when={viewer()?.role === "REQUESTER"}
              fallback={<ActiveRequests hasRequests={hasRequests()} />}
            >
              <OwnRequests />
            </Show>
          </Show>
        </SectionBoundary>
      </main>
      <Show when={props.selection.isActive() && deletions}>
        <SelectionBar selection={props.selection}>
          <DeleteButton
            targets={targets()}
            isDisabled={targets().length === 0}
            onDeleted={onDeleted}
          />
        </SelectionBar>
      </Show>
    </>
  );
}
