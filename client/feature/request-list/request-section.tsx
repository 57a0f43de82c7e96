import { type JSX, Show } from "solid-js";
import { ErrorBox } from "../../ui/error-box.tsx";
import { LoadMoreButton } from "../../ui/load-more-button.tsx";
import { VirtualGrid } from "../../ui/virtual-grid.tsx";
import type { RequestList } from "./create-request-list.ts";
import { ListSkeleton } from "./list-skeleton.tsx";
import { RequestCard } from "./request-card.tsx";
import { RequestRow } from "./request-row.tsx";

interface RequestSectionProps {
  readonly title: string;
  readonly list: RequestList;
  /** Rows of two lines instead of cards, for a list that is looked through. */
  readonly isDense?: boolean;
  /** Shown if the list is empty; without it an empty section is omitted. */
  readonly empty?: JSX.Element;
}

/** The sizes in list.css, in pixels. */
const CARD = { minWidth: 460, rowHeight: 158, gap: 12 };
const ROW = { minWidth: 460, rowHeight: 70, gap: 8 };

export function RequestSection(props: RequestSectionProps): JSX.Element {
  const isEmpty = () => props.list.rows().length === 0;
  /** After an error, somebody has to ask again. */
  const loadMore = () => {
    if (props.list.error() === null) void props.list.loadMore();
  };
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
        <Show
          when={props.list.isLoaded() || props.list.error() !== null}
          fallback={<ListSkeleton isDense={props.isDense === true} />}
        >
          <Show
            when={!isEmpty()}
            fallback={<Show when={props.list.error() === null}>{props.empty}</Show>}
          >
            <VirtualGrid
              class="grid"
              cellClass="card-frame"
              items={props.list.rows()}
              memory={props.list.grid()}
              onEnd={loadMore}
              {...(props.isDense === true ? ROW : CARD)}
            >
              {(request) =>
                props.isDense === true ? (
                  <RequestRow request={request} />
                ) : (
                  <RequestCard request={request} />
                )
              }
            </VirtualGrid>
          </Show>
        </Show>
        <Show when={props.list.hasMore()}>
          <LoadMoreButton isBusy={props.list.isLoading()} onMore={loadMore} />
        </Show>
      </section>
    </Show>
  );
}
