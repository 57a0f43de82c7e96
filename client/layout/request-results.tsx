import { type Accessor, type JSX, Show, createMemo } from "solid-js";
import { AddressLink } from "../feature/request-list/address-link.tsx";
import {
  type ListAddress,
  formatAddress,
  isNarrowed,
  NO_FILTERS,
  toRequestFilter,
  toRequestOrder,
} from "../feature/request-list/address.ts";
import { createRequestList } from "../feature/request-list/create-request-list.ts";
import { RequestRow } from "../feature/request-list/request-row.tsx";
import { ROWS, RequestSection } from "../feature/request-list/request-section.tsx";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import { filterText } from "../language/words/filter.ts";
import { shell } from "../language/words/shell.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { NothingTracked } from "./nothing-tracked.tsx";

interface RequestResultsProps {
  readonly address: Accessor<ListAddress>;
  readonly hasRequests: boolean;
}

/** One plain list: the requests of a view, or what a search and filters find. */
export function RequestResults(props: RequestResultsProps): JSX.Element {
  // Compared by content: a new filter object alone must not reload the list.
  const filter = createMemo(() => toRequestFilter(props.address()), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const list = createRequestList(filter, { order: () => toRequestOrder(props.address()) });
  const title = () => {
    if (props.address().search !== "") return filterText("searchResults");
    return isNarrowed(props.address()) ? filterText("filteredRequests") : shell("requests");
  };
  return (
    <RequestSection
      title={title()}
      list={list}
      look={ROWS}
      item={RequestRow}
      empty={<NoResults address={props.address()} hasRequests={props.hasRequests} />}
    />
  );
}

function NoResults(props: {
  readonly address: ListAddress;
  readonly hasRequests: boolean;
}): JSX.Element {
  const everything = () =>
    formatAddress({ view: "all", search: "", filters: NO_FILTERS, sort: "activity" });
  return (
    <Show when={props.hasRequests} fallback={<FirstSync fallback={<NothingTracked />} />}>
      <Show
        when={isNarrowed(props.address)}
        fallback={
          <EmptyState title={filterText("nothingHere")}>
            <p>{filterText("nothingHereHint")}</p>
          </EmptyState>
        }
      >
        <EmptyState title={filterText("noResults")}>
          <p>
            {filterText("noResultsHint")}{" "}
            <AddressLink class="link" href={everything()}>
              {filterText("showAllRequests")}
            </AddressLink>
          </p>
        </EmptyState>
      </Show>
    </Show>
  );
}
