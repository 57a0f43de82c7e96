import {
  For,
  type JSX,
  createEffect,
  createMemo,
  createSignal,
  getOwner,
  onCleanup,
  onMount,
  runWithOwner,
  untrack,
} from "solid-js";
import { createGridPlace } from "./grid-place.ts";
import type { DrawnRows, VirtualRows, createVirtualRows } from "./virtual-rows.ts";

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
/** How many rows before its end a grid asks for more. */
const ROWS_AHEAD = 12;

/** Null until a long grid has needed it. */
const [createRows, setCreateRows] = createSignal<typeof createVirtualRows | null>(null);
let loading: Promise<unknown> | null = null;

function loadVirtualRows(): void {
  loading ??= import("./virtual-rows.ts").then(
    (module) => setCreateRows(() => module.createVirtualRows),
    // Its beginning is drawn; the next long grid tries again.
    () => (loading = null),
  );
}

/** How many rows may still be drawn before the next paint; null if no grid has drawn any. */
let rowsLeft: number | null = null;

/**
 * Returns how many rows a new grid of `count` rows draws before the next paint: with the grids above it, as many as fill
 * the window.
 */
function takeFirstRows(count: number, rowHeight: number): number {
  if (rowsLeft === null) afterPaint(() => (rowsLeft = null));
  const left = rowsLeft ?? Math.ceil(window.innerHeight / rowHeight);
  rowsLeft = Math.max(0, left - count);
  return left;
}

/** A list in columns that draws only the rows around the window, however many there are. */
export function VirtualGrid<Item>(props: VirtualGridProps<Item>): JSX.Element {
  const [element, setElement] = createSignal<HTMLElement>();
  const { columns, top } = createGridPlace(element, {
    minWidth: props.minWidth,
    gap: props.gap,
  });
  const rowCount = createMemo(() => Math.ceil(props.items.length / columns()));
  const isWhole = createMemo(() => rowCount() <= MAX_WHOLE_ROWS);
  const heights = createMemo(() => heightsOf(props.memory, columns()));
  // A grid that was there before is as it was at once.
  const [isPainted, setIsPainted] = createSignal(heights().size > 0);
  onMount(() => {
    if (!isPainted()) afterPaint(() => setIsPainted(true));
  });
  createEffect(() => {
    if (!isWhole()) loadVirtualRows();
  });

  const owner = getOwner();
  /** Null while the grid is drawn from its top: whole, or as much as is drawn until the rest can be. */
  const virtual = createMemo<VirtualRows | null>((held) => {
    const create = isWhole() || !isPainted() ? null : createRows();
    if (held !== null || create === null) return held;
    const options = {
      count: rowCount,
      top,
      gap: props.gap,
      heights,
      rowHeight: props.rowHeight,
      maxWhole: MAX_WHOLE_ROWS,
    };
    // It lives as long as the grid.
    return runWithOwner(owner, () => create(options)) ?? null;
  }, null);
  const firstRows = isPainted() ? 0 : takeFirstRows(untrack(rowCount), props.rowHeight);
  const drawnFromTop = () => Math.min(rowCount(), isPainted() ? MAX_WHOLE_ROWS : firstRows);
  const drawn = createMemo(
    (): DrawnRows => virtual()?.drawn() ?? { first: 0, end: drawnFromTop() },
    undefined,
    { equals: (a, b) => a.first === b.first && a.end === b.end },
  );
  const firstItem = () => drawn().first * columns();
  const items = createMemo(() => props.items.slice(firstItem(), drawn().end * columns()));
  const before = () => virtual()?.before() ?? 0;
  const after = () => virtual()?.after() ?? estimateAfter();
  const estimateAfter = () => {
    let height = 0;
    for (let row = drawn().end; row < rowCount(); row += 1)
      height += (heights().get(row) ?? props.rowHeight) + props.gap;
    return height;
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
      virtual()?.resize(row, height);
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

/** The frame that is drawn next needs the processor until it is on the screen. */
const PAINT_MS = 80;

/** In a tab that nobody sees, nothing is painted. */
function afterPaint(work: () => void): void {
  if (document.visibilityState === "visible")
    requestAnimationFrame(() => setTimeout(work, PAINT_MS));
  else setTimeout(work);
}

function heightsOf(memory: GridMemory, columns: number): Map<number, number> {
  const known = memory.get(columns) ?? new Map<number, number>();
  memory.set(columns, known);
  return known;
}
