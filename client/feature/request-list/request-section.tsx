import { For, type JSX, Show } from "solid-js";
import { ErrorBox } from "../../ui/error-box.tsx";
import { LoadMoreButton } from "../../ui/load-more-button.tsx";
import type { RequestList } from "./create-request-list.ts";
import { RequestCard } from "./request-card.tsx";

interface RequestSectionProps {
  readonly title: string;
  readonly list: RequestList;
  /** Shown if the list is empty; without it an empty section is omitted. */
  readonly empty?: JSX.Element;
}

export function RequestSection(props: RequestSectionProps): JSX.Element {
  const isEmpty = () => props.list.rows().length === 0;
  return (
    <Show when={!isEmpty() || props.empty !== undefined || props.list.error() !== null}>
      <section class="section" aria-busy={props.list.isLoading()}>
        <Show when={!isEmpty()}>
          <h2>
            <b>{props.title}</b>
            <span>{props.list.count()}</span>
          </h2>
        </Show>
        <Show when={props.list.error()}>
          {(error) => <ErrorBox error={error()} onRetry={() => void props.list.reload()} />}
        </Show>
        <Show when={props.list.isLoaded() || props.list.error() !== null} fallback={<Skeletons />}>
          <Show
            when={!isEmpty()}
            fallback={<Show when={props.list.error() === null}>{props.empty}</Show>}
          >
            <div class="grid">
              <For each={props.list.rows()}>{(request) => <RequestCard request={request} />}</For>
            </div>
          </Show>
        </Show>
        <Show when={props.list.hasMore()}>
          <LoadMoreButton
            isBusy={props.list.isLoading()}
            onMore={() => void props.list.loadMore()}
          />
        </Show>
      </section>
    </Show>
  );
}

/** Placeholder cards until the first page has loaded, so that the layout does not shift. */
function Skeletons(): JSX.Element {
  return (
    <div class="grid" aria-hidden="true">
      <For each={[1, 2]}>{() => <div class="card skeleton" />}</For>
    </div>
  );
}
