import { type JSX, Show, createSignal, createUniqueId, onCleanup } from "solid-js";
import { createActiveDeletions } from "../feature/deletion/create-active-deletions.ts";
import type { Deletion } from "../feature/deletion/document.ts";
import { hasFilters, isOverview, withSearch } from "../feature/request-list/address.ts";
import { createListAddress } from "../feature/request-list/create-address.ts";
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
import { createVisit } from "../feature/request-list/create-visit.ts";
import { FilterToggle } from "../feature/request-list/filter-toggle.tsx";
import { ListShortcuts } from "../feature/request-list/list-shortcuts.tsx";
import { ListSkeleton } from "../feature/request-list/list-skeleton.tsx";
import { CardActionContext } from "../feature/request-list/request-card.tsx";
import { SearchField } from "../feature/request-list/search-field.tsx";
import { SelectToggle } from "../feature/request-list/select-toggle.tsx";
import { ViewChips } from "../feature/request-list/view-chips.tsx";
import { VisitContext } from "../feature/request-list/visit.ts";
import { useIsAdmin, useViewer } from "../feature/session/create-session.ts";
import { shell } from "../language/words/shell.ts";
import { ActiveRequests } from "../layout/active-requests.tsx";
import { CardAction } from "../layout/card-action.tsx";
import { OwnRequests } from "../layout/own-requests.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { APP_NAME, createDocumentTitle } from "../ui/document-title.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { MotionContext, createMotion } from "../ui/motion.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";

const ActiveDeletionList = lazyPart(
  async () => (await import("../feature/deletion/active-deletion-list.tsx")).ActiveDeletionList,
);
const ActiveFilters = lazyPart(
  async () => (await import("../feature/request-list/active-filters.tsx")).ActiveFilters,
);
const RequestResults = lazyPart(
  async () => (await import("../layout/request-results.tsx")).RequestResults,
  () => <ListSkeleton isDense />,
);
const SelectionActions = lazyPart(
  async () => (await import("../layout/selection-actions.tsx")).SelectionActions,
);
const FilterPanel = lazyPart(
  async () => (await import("../feature/request-list/filter-panel.tsx")).FilterPanel,
);

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
            <CardActionContext.Provider value={CardAction}>
              <Home selection={selection} />
            </CardActionContext.Provider>
          </SelectionContext.Provider>
        </RequestFeedContext.Provider>
      </VisitContext.Provider>
    </MotionContext.Provider>
  );
}

function Home(props: { readonly selection: Selection }): JSX.Element {
  // Read once: another sign-in creates a new page.
  const deletions = useIsAdmin()() ? createActiveDeletions() : null;
  const viewer = useViewer();
  const [wasStartedHere, setWasStartedHere] = createSignal(false);
  const [deletionNews, setDeletionNews] = createSignal("");
  const { address, show } = createListAddress();
  const counts = createViewCounts(address);
  const hasRequests = () => (counts()?.everything.all ?? 1) > 0;
  const [isFiltering, setIsFiltering] = createSignal(false);
  const filtersId = createUniqueId();

  const onDeleted = (started: readonly Deletion[]) => {
    setWasStartedHere(true);
    deletions?.accept(started);
    props.selection.remove(started.flatMap(({ request }) => request?.id ?? []));
    if (props.selection.rows().length === 0) props.selection.setActive(false);
  };

  createDocumentTitle(() => {
    const active = counts()?.everything.active ?? 0;
    return active > 0 ? shell("tabCount", { count: active }) : APP_NAME;
  });

  return (
    <>
      <TopBar>
        <SearchField
          value={address().search}
          onSearch={(words) => show(withSearch(address(), words), { replace: true })}
        />
      </TopBar>
      <ListShortcuts />
      <main class="wrap">
        <h1 class="visually-hidden">{shell("requests")}</h1>
        <div class="list-head">
          <ViewChips address={address()} counts={counts()} />
          <div class="list-tools">
            <FilterToggle
              isOpen={isFiltering()}
              controls={filtersId}
              onToggle={() => setIsFiltering((open) => !open)}
            />
            <Show when={deletions}>
              <SelectToggle selection={props.selection} />
            </Show>
          </div>
        </div>
        <Show when={hasFilters(address().filters)}>
          <ActiveFilters address={address()} />
        </Show>
        <Show when={isFiltering()}>
          <FilterPanel id={filtersId} address={address()} onChange={show} />
        </Show>
        <Show when={deletions}>
          {(active) => (
            <SectionBoundary name="deletions">
              {/* Screen readers announce changes only of an element that already exists. */}
              <p class="visually-hidden" role="status">
                {deletionNews()}
              </p>
              <Show when={active().rows().length > 0}>
                <ActiveDeletionList
                  active={active()}
                  takesFocus={wasStartedHere()}
                  onAnnounce={setDeletionNews}
                />
              </Show>
            </SectionBoundary>
          )}
        </Show>
        <SectionBoundary name="requests">
          <Show
            when={isOverview(address())}
            fallback={<RequestResults address={address} hasRequests={hasRequests()} />}
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
        <SelectionActions selection={props.selection} onDeleted={onDeleted} />
      </Show>
    </>
  );
}
