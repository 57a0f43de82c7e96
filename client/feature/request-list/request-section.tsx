import { type Component, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { ErrorBox } from "../../ui/error-box.tsx";
import { LoadMoreButton } from "../../ui/load-more-button.tsx";
import { VirtualGrid } from "../../ui/virtual-grid.tsx";
import type { RequestList } from "./create-request-list.ts";
import type { RequestCard as Card } from "./document.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

interface RequestSectionProps {
  readonly title: string;
  readonly list: RequestList;
  /** Cards, if omitted; rows of two lines are for a list that is looked through. */
  readonly look?: ListLook;
  /** Draws one request. */
  readonly item: Component<{ readonly request: Card }>;
  /** Shown if the list is empty; without it an empty section is omitted. */
  readonly empty?: JSX.Element;
}

/** The sizes in list.css, in pixels. */
interface ListLook {
  readonly minWidth: number;
  readonly rowHeight: number;
  readonly gap: number;
}
const CARDS: ListLook = { minWidth: 460, rowHeight: 158, gap: 12 };
export const ROWS: ListLook = { minWidth: 460, rowHeight: 70, gap: 8 };

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
          fallback={<ListSkeleton isDense={props.look === ROWS} />}
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
              {...(props.look ?? CARDS)}
            >
              {(request) => <Dynamic component={props.item} request={request} />}
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
