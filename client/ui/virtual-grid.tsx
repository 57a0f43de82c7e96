import {
  createWindowVirtualizer,
  defaultRangeExtractor,
  windowScroll,
} from "@tanstack/solid-virtual";
import {
  For,
  type JSX,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
} from "solid-js";
import { createGridPlace } from "./grid-place.ts";

/** The heights of the rows that have been drawn, by the number of columns and the index of the row. */
export type GridMemory = Map<number, Map<number, number>>;

interface VirtualGridProps<Item> {
  readonly class: string;
  readonly cellClass: string;
  /** The same item is the same object whenever it is listed. */
  readonly items: readonly Item[];
  /** The least width of a column, in pixels; a narrower page has one column. */
  readonly minWidth: number;
  readonly gap: number;
  /** The height of a row that has not been drawn, in pixels. */
  readonly rowHeight: number;
  /** Takes in the heights of the rows. With those of an earlier grid of the same items, the grid is as high at once. */
  readonly memory: GridMemory;
  /** Called when the end comes near. */
  readonly onEnd: () => void;
  readonly children: (item: Item) => JSX.Element;
}

/** A shorter grid is drawn whole. */
const MAX_WHOLE_ROWS = 12;
/** Rows beyond the window, for the keyboard to move to. */
const OVERSCAN = 4;
/** How many rows before its end a grid asks for more. */
const ROWS_AHEAD = 12;

/** A list in columns that draws only the rows around the window, however many there are. */
export function VirtualGrid<Item>(props: VirtualGridProps<Item>): JSX.Element {
  const [element, setElement] = createSignal<HTMLElement>();
  const { columns, top } = createGridPlace(element, {
    minWidth: props.minWidth,
    gap: props.gap,
  });
  const rowCount = createMemo(() => Math.ceil(props.items.length / columns()));
  const isWhole = () => rowCount() <= MAX_WHOLE_ROWS;
  const heights = createMemo(() => heightsOf(props.memory, columns()));

  const virtualizer = createWindowVirtualizer<HTMLElement>({
    get count() {
      return rowCount();
    },
    get scrollMargin() {
      return top();
    },
    gap: props.gap,
    overscan: OVERSCAN,
    // It begins with a scroll to where the page is.
    scrollToFn(offset, options, instance) {
      const isThere = Math.abs(offset + (options.adjustments ?? 0) - window.scrollY) < 1;
      if (!isThere) windowScroll(offset, options, instance);
    },
    estimateSize: (index) => untrack(heights).get(index) ?? props.rowHeight,
    rangeExtractor: (range) =>
      range.count <= MAX_WHOLE_ROWS
        ? Array.from({ length: range.count }, (_, index) => index)
        : defaultRangeExtractor(range),
  });
  // Other rows have other heights.
  createComputed(on(heights, () => virtualizer.measure(), { defer: true }));

  const drawn = createMemo(
    () => {
      const rows = virtualizer.getVirtualItems();
      return { first: rows.at(0)?.index ?? 0, end: (rows.at(-1)?.index ?? -1) + 1 };
    },
    undefined,
    { equals: (a, b) => a.first === b.first && a.end === b.end },
  );
  const firstItem = () => drawn().first * columns();
  const items = createMemo(() => props.items.slice(firstItem(), drawn().end * columns()));
  const before = () => (virtualizer.getVirtualItems().at(0)?.start ?? top()) - top();
  const after = () => {
    const last = virtualizer.getVirtualItems().at(-1);
    return last === undefined ? 0 : virtualizer.getTotalSize() + top() - last.end;
  };
  createEffect(() => {
    if (drawn().end > 0 && drawn().end + ROWS_AHEAD >= rowCount()) props.onEnd();
  });

  const measure = () => {
    for (let row = drawn().first; row < drawn().end; row += 1) {
      const cell = element()?.children[(row - drawn().first) * columns()];
      const height = cell?.getBoundingClientRect().height ?? 0;
      if (height === 0 || height === heights().get(row)) continue;
      heights().set(row, height);
      virtualizer.resizeItem(row, height);
    }
  };
  const observer = "ResizeObserver" in window ? new ResizeObserver(measure) : null;
  onCleanup(() => observer?.disconnect());

  return (
    <ul
      class={props.class}
      ref={(list) => setElement(list)}
      style={{
        "grid-template-columns": `repeat(${columns()}, minmax(0, 1fr))`,
        gap: `${props.gap}px`,
        "padding-block": `${Math.max(0, before())}px ${Math.max(0, after())}px`,
        // Of a grid that is not whole, the virtualizer keeps the place itself.
        "overflow-anchor": isWhole() ? "auto" : "none",
      }}
    >
      <For each={items()}>
        {(item, index) => (
          <li
            class={props.cellClass}
            aria-setsize={props.items.length}
            aria-posinset={firstItem() + index() + 1}
            ref={(cell) => {
              observer?.observe(cell);
              onCleanup(() => observer?.unobserve(cell));
            }}
          >
            {props.children(item)}
          </li>
        )}
      </For>
    </ul>
  );
}

function heightsOf(memory: GridMemory, columns: number): Map<number, number> {
  const known = memory.get(columns) ?? new Map<number, number>();
  memory.set(columns, known);
  return known;
}
