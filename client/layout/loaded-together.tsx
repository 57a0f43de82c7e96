import { type JSX, Show, createMemo } from "solid-js";
import type { RequestList } from "../feature/request-list/create-request-list.ts";
import { ListSkeleton } from "../feature/request-list/list-skeleton.tsx";

/** Shows sections once the lists of all of them have loaded: one after the other, they would push each other down. */
export function LoadedTogether(props: {
  readonly lists: readonly RequestList[];
  readonly children: JSX.Element;
}): JSX.Element {
  const isReady = createMemo<boolean>(
    (wasReady) => wasReady || props.lists.every((list) => list.isLoaded() || list.error() !== null),
    false,
  );
  return (
    <Show when={isReady()} fallback={<ListSkeleton />}>
      {props.children}
    </Show>
  );
}
