import { type JSX, Show, createMemo } from "solid-js";
import {
  type RequestList,
  createRequestList,
} from "../feature/request-list/create-request-list.ts";
import { RECENTLY_ADDED_COUNT, RecentlyAdded } from "../feature/request-list/recently-added.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { FirstSync } from "../feature/sync/first-sync.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { NothingTracked } from "./nothing-tracked.tsx";

/**
 * The default view of the list: for admins requests that somebody asks for help with, then those that need attention
 * (even finished ones, whose file may be missing), active requests, and recently added ones.
 */
export function ActiveRequests(props: { readonly hasRequests: boolean }): JSX.Element {
  // Read once: another sign-in creates a new page.
  const help = useIsAdmin()() ? createRequestList(() => ({ isHelpAsked: true })) : null;
  const attention = createRequestList(() => ({ hasProblem: true }));
  const active = createRequestList(() => ({ isFinished: false, hasProblem: false }));
  const added = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    RECENTLY_ADDED_COUNT,
  );
  const others = (list: RequestList) => (help === null ? list : withoutHelp(list));
  const emptyState = () =>
    attention.rows().length > 0 || (help?.rows().length ?? 0) > 0 ? undefined : (
      <NoActiveRequests hasRequests={props.hasRequests} />
    );
  return (
    <>
      <Show when={help}>{(list) => <RequestSection title="Asks for help" list={list()} />}</Show>
      <RequestSection title="Needs attention" list={others(attention)} />
      <RequestSection title="In progress" list={others(active)} empty={emptyState()} />
      <RecentlyAdded list={added} />
    </>
  );
}

/** Without those of the section above. */
function withoutHelp(list: RequestList): RequestList {
  const rows = createMemo(() => list.rows().filter(({ helpAskedAt }) => helpAskedAt === null));
  return { ...list, rows, count: () => list.count() - list.rows().length + rows().length };
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
