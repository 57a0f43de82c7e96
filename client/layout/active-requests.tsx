import { type JSX, createMemo } from "solid-js";
import { useRequestFeed } from "../feature/request-list/create-request-feed.ts";
import {
  type RequestList,
  createRequestList,
} from "../feature/request-list/create-request-list.ts";
import type { RequestCard as Card } from "../feature/request-list/document.ts";
import { RECENTLY_ADDED_COUNT, RecentlyAdded } from "../feature/request-list/recently-added.tsx";
import { RequestCard } from "../feature/request-list/request-card.tsx";
import { RequestSection } from "../feature/request-list/request-section.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import type { RequestState } from "../graphql/graphql.ts";
import { listText } from "../language/words/list.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { STATES } from "../wording/state.ts";
import { LoadedTogether } from "./loaded-together.tsx";

/** Until it is there, its place is kept: what is below it does not move. */
const NoActiveRequests = lazyPart<{ readonly hasRequests: boolean }>(
  async () => (await import("./no-active-requests.tsx")).NoActiveRequests,
  () => <div class="empty is-pending" aria-busy="true" />,
);

/** A release was found, and is on its way to the library. */
const ARRIVING: readonly RequestState[] = [
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "ANIME_MATCHING",
];
const WAITING = STATES.filter((state) => !ARRIVING.includes(state));

/**
 * The default view of the list, by what matters: for admins requests that somebody asks for help with, for others what
 * they asked for and what they follow; then those that need attention (even finished ones, whose file may be missing),
 * that arrive, that wait, and recently ready ones.
 */
export function ActiveRequests(props: { readonly hasRequests: boolean }): JSX.Element {
  // Read once: another sign-in creates a new page.
  const firsts = useIsAdmin()() ? createHelpCalls() : createOwn();
  const rest = (list: RequestList) => listWithout(list, firsts.has);
  const attention = rest(createRequestList(() => ({ hasProblem: true })));
  const arriving = rest(
    createRequestList(() => ({ states: [...ARRIVING], isFinished: false, hasProblem: false })),
  );
  const waiting = rest(
    createRequestList(() => ({ states: [...WAITING], isFinished: false, hasProblem: false })),
  );
  const added = createRequestList(
    () => ({ states: ["AVAILABLE"], isFinished: true, hasProblem: false }),
    { pageSize: RECENTLY_ADDED_COUNT },
  );
  const lists = [...firsts.sections.map(({ list }) => list), attention, arriving, waiting];
  const emptyState = () =>
    lists.some((list) => list.rows().length > 0) ? undefined : (
      <NoActiveRequests hasRequests={props.hasRequests} />
    );
  return (
    <LoadedTogether lists={[...lists, added]}>
      {firsts.sections.map(({ title, list }) => (
        <RequestSection title={title} list={list} item={RequestCard} />
      ))}
      <RequestSection title={listText("needsAttention")} list={attention} item={RequestCard} />
      <RequestSection title={listText("arriving")} list={arriving} item={RequestCard} />
      <RequestSection
        title={listText("waiting")}
        list={waiting}
        item={RequestCard}
        empty={emptyState()}
      />
      <RecentlyAdded list={added} />
    </LoadedTogether>
  );
}

/** The sections above all others, and the requests that are in them. */
interface FirstSections {
  readonly sections: readonly { readonly title: string; readonly list: RequestList }[];
  has(row: Card): boolean;
}

function createHelpCalls(): FirstSections {
  const list = createRequestList(() => ({ isHelpAsked: true }));
  return {
    sections: [{ title: listText("asksForHelp"), list }],
    has: ({ helpAskedAt }) => helpAskedAt !== null,
  };
}

function createOwn(): FirstSections {
  const { relations } = useRequestFeed();
  const mine = createRequestList(() => ({ scope: "MINE", isFinished: false }));
  const followed = createRequestList(() => ({ scope: "FOLLOWED", isFinished: false }));
  return {
    sections: [
      { title: listText("yours"), list: mine },
      { title: listText("following"), list: followed },
    ],
    has: ({ id, isFinished }) =>
      !isFinished && (relations[id]?.isMine === true || relations[id]?.isFollowed === true),
  };
}

function listWithout(list: RequestList, has: (row: Card) => boolean): RequestList {
  const rows = createMemo(() => list.rows().filter((row) => !has(row)));
  return { ...list, rows, count: () => list.count() - list.rows().length + rows().length };
}
