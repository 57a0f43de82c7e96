import type { JSX } from "solid-js";
import { createRequestList } from "../feature/request-list/create-request-list.ts";
import { RECENTLY_ADDED_COUNT, RecentlyAdded } from "../feature/request-list/recently-added.tsx";
import { RequestCard } from "../feature/request-list/request-card.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { listText } from "../language/words/list.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadedTogether } from "./loaded-together.tsx";

/**
 * The default view for somebody who sees only their own requests: what they asked for, what they follow, finished ones
 * whose file may be missing, and what became available lately.
 */
export function OwnRequests(): JSX.Element {
  const mine = createRequestList(() => ({ scope: "MINE", isFinished: false }));
  const followed = createRequestList(() => ({ scope: "FOLLOWED", isFinished: false }));
  const missing = createRequestList(() => ({ hasProblem: true, isFinished: true }));
  const added = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    { pageSize: RECENTLY_ADDED_COUNT },
  );
  const emptyState = () =>
    followed.rows().length + missing.rows().length > 0 ? undefined : (
      <EmptyState title={listText("nothingForYou")}>
        <p>{listText("nothingForYouHint")}</p>
      </EmptyState>
    );
  return (
    <LoadedTogether lists={[mine, followed, missing, added]}>
      <RequestSection
        title={listText("yours")}
        list={mine}
        item={RequestCard}
        empty={emptyState()}
      />
      <RequestSection title={listText("following")} list={followed} item={RequestCard} />
      <RequestSection title={listText("needsAttention")} list={missing} item={RequestCard} />
      <RecentlyAdded list={added} />
    </LoadedTogether>
  );
}
