import { type JSX, Show } from "solid-js";
import { createRequestList } from "../feature/request-list/create-request-list.ts";
import { RECENTLY_ADDED_COUNT, RecentlyAdded } from "../feature/request-list/recently-added.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { NothingTracked } from "./nothing-tracked.tsx";

/**
 * The default view of the list: requests that need attention (even finished ones, whose file may be missing), active
 * requests, and recently added ones.
 */
export function ActiveRequests(props: { readonly hasRequests: boolean }): JSX.Element {
  const attention = createRequestList(() => ({ hasProblem: true }));
  const active = createRequestList(() => ({ isFinished: false, hasProblem: false }));
  const added = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    RECENTLY_ADDED_COUNT,
  );
  const emptyState = () =>
    attention.rows().length > 0 ? undefined : <NoActiveRequests hasRequests={props.hasRequests} />;
  return (
    <>
      <RequestSection title="Needs attention" list={attention} />
      <RequestSection title="In progress" list={active} empty={emptyState()} />
      <RecentlyAdded list={added} />
    </>
  );
}

function NoActiveRequests(props: { readonly hasRequests: boolean }): JSX.Element {
  return (
    <FirstSync
      fallback={
        <Show when={props.hasRequests} fallback={<NothingTracked />}>
          <EmptyState title="No active requests">
            <p>
              Everything that was requested is available. New requests in Seerr appear here
              automatically.
            </p>
          </EmptyState>
        </Show>
      }
    />
  );
}
