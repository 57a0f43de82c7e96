import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { type Accessor, type JSX, Show, createMemo, createSignal } from "solid-js";
import { BeingDeleted } from "../feature/deletion/being-deleted.tsx";
import { createOpenDeletions } from "../feature/deletion/create-open-deletions.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import type { Deletion } from "../feature/deletion/document.ts";
import { createCounts } from "../feature/request-list/create-counts.ts";
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
import { toFilter, toShow } from "../feature/request-list/filter.ts";
import { ReadyStrip, STRIP_LENGTH } from "../feature/request-list/ready-strip.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { SearchField } from "../feature/request-list/search-field.tsx";
import { SelectionBar } from "../feature/request-list/selection-bar.tsx";
import { ShowChips } from "../feature/request-list/show-chips.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import type { RequestFilter } from "../graphql/graphql.ts";
import { NothingTracked } from "../layout/nothing-tracked.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { Icon } from "../ui/icon.tsx";
import { createTitle } from "../ui/title.ts";
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
  const deleting = useIsAdmin()() ? createOpenDeletions() : null;
  const [isAskedHere, setIsAskedHere] = createSignal(false);
  const [query] = useSearchParams<{ show?: string; q?: string }>();
  const navigate = useNavigate();
  const search = () => query.q ?? "";
  const show = createMemo(() => toShow(query.show, search()));
  const counts = createCounts();

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
    setIsAskedHere(true);
    deleting?.accept(started);
    props.selection.drop(started.flatMap(({ request }) => request?.id ?? []));
    if (props.selection.rows().length === 0) props.selection.turn(false);
  };

  createTitle(() => {
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
          <ShowChips current={show()} search={search()} counts={counts()} />
          <Show when={deleting}>
            <button
              class="chip pick-toggle"
              type="button"
              aria-pressed={props.selection.isOn()}
              onClick={() => props.selection.turn(!props.selection.isOn())}
            >
              <Icon name="select" />
              <span>Select</span>
            </button>
          </Show>
        </div>
        <Show when={deleting}>
          {(open) => (
            <Block name="deletions">
              <BeingDeleted open={open()} takesFocus={isAskedHere()} />
            </Block>
          )}
        </Show>
        <Block name="requests">
          <Show
            when={show() === "active" && search() === ""}
            fallback={
              <Found
                filter={() => toFilter(show(), search())}
                title={search() === "" ? "Requests" : "Found"}
                isSearch={search() !== ""}
                isTracking={(counts()?.all ?? 1) > 0}
              />
            }
          >
            <OnItsWay isTracking={(counts()?.all ?? 1) > 0} />
          </Show>
        </Block>
      </main>
      <Show when={props.selection.isOn() && deleting}>
        <SelectionBar selection={props.selection}>
          <DeleteButton targets={targets()} isDisabled={targets().length === 0} onDeleted={begin} />
        </SelectionBar>
      </Show>
    </>
  );
}

/** What asks for somebody, finished or not (a file may be gone again), what is on its way, and what arrived last. */
function OnItsWay(props: { readonly isTracking: boolean }): JSX.Element {
  const attention = createRequestList(() => ({ hasProblem: true }));
  const arriving = createRequestList(() => ({ isFinished: false, hasProblem: false }));
  const ready = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    STRIP_LENGTH,
  );
  const nothing = () =>
    attention.rows().length > 0 ? undefined : <NothingOnItsWay isTracking={props.isTracking} />;
  return (
    <>
      <RequestSection title="Needs attention" list={attention} />
      <RequestSection title="Arriving" list={arriving} empty={nothing()} />
      <ReadyStrip list={ready} />
    </>
  );
}

function NothingOnItsWay(props: { readonly isTracking: boolean }): JSX.Element {
  return (
    <FirstSync
      fallback={
        <Show when={props.isTracking} fallback={<NothingTracked />}>
          <Empty title="Nothing is on its way">
            <p>
              Everything that was asked for has arrived. Ask for something in Seerr and it appears
              here by itself.
            </p>
          </Empty>
        </Show>
      }
    />
  );
}

interface FoundProps {
  readonly filter: Accessor<RequestFilter>;
  readonly title: string;
  readonly isSearch: boolean;
  readonly isTracking: boolean;
}

/** One plain list: everything, everything ready, or what a search found. */
function Found(props: FoundProps): JSX.Element {
  // One read per list of the address: the filter's content counts, not its identity.
  const filter = createMemo(() => props.filter(), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const list: RequestList = createRequestList(filter);
  return (
    <RequestSection
      title={props.title}
      list={list}
      empty={<NothingFound isSearch={props.isSearch} isTracking={props.isTracking} />}
    />
  );
}

function NothingFound(props: {
  readonly isSearch: boolean;
  readonly isTracking: boolean;
}): JSX.Element {
  return (
    <Show when={props.isTracking} fallback={<FirstSync fallback={<NothingTracked />} />}>
      <Show
        when={props.isSearch}
        fallback={
          <Empty title="Nothing here yet">
            <p>What has arrived is listed here.</p>
          </Empty>
        }
      >
        <Empty title="No such title">
          <p>
            Try fewer words, or the title in its own language.{" "}
            <A class="link" href="/?show=all">
              Look through all requests
            </A>
          </p>
        </Empty>
      </Show>
    </Show>
  );
}
