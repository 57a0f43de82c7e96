import { A } from "@solidjs/router";
import { type Accessor, type JSX, Show, createMemo } from "solid-js";
import { createRequestList } from "../feature/request-list/create-request-list.ts";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import type { RequestFilter } from "../graphql/graphql.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { NothingTracked } from "./nothing-tracked.tsx";

interface RequestResultsProps {
  readonly filter: Accessor<RequestFilter>;
  readonly title: string;
  readonly isSearch: boolean;
  readonly hasRequests: boolean;
}

/** One plain list: all requests, all available ones, or the results of a search. */
export function RequestResults(props: RequestResultsProps): JSX.Element {
  // Compared by content: a new filter object alone must not reload the list.
  const filter = createMemo(() => props.filter(), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const list = createRequestList(filter);
  return (
    <RequestSection
      title={props.title}
      list={list}
      empty={<NoResults isSearch={props.isSearch} hasRequests={props.hasRequests} />}
    />
  );
}

function NoResults(props: {
  readonly isSearch: boolean;
  readonly hasRequests: boolean;
}): JSX.Element {
  return (
    <Show when={props.hasRequests} fallback={<FirstSync fallback={<NothingTracked />} />}>
      <Show
        when={props.isSearch}
        fallback={
          <EmptyState title="Nothing here yet">
            <p>Requests appear here once they are available.</p>
          </EmptyState>
        }
      >
        <EmptyState title="No results">
          <p>
            Try fewer words or the original title.{" "}
            <A class="link" href="/?show=all">
              Show all requests
            </A>
          </p>
        </EmptyState>
      </Show>
    </Show>
  );
}
