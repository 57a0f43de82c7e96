import {
  createWindowVirtualizer,
  defaultRangeExtractor,
  windowScroll,
} from "@tanstack/solid-virtual";
import { type Accessor, createComputed, createMemo, on, untrack } from "solid-js";

interface VirtualRowsOptions {
  readonly count: Accessor<number>;
  /** How far the rows are from the top of the page, in pixels. */
  readonly top: Accessor<number>;
  readonly gap: number;
  /** The heights of the rows that have been drawn, by their index. */
  readonly heights: Accessor<ReadonlyMap<number, number>>;
  /** The height of any other row. */
  readonly rowHeight: number;
  /** So many rows are all drawn. */
  readonly maxWhole: number;
}

/** Which rows are drawn, and how much space stands for the others. */
export interface DrawnRows {
  readonly first: number;
  readonly end: number;
}

export interface VirtualRows {
  readonly drawn: Accessor<DrawnRows>;
  /** In pixels. */
  readonly before: Accessor<number>;
  readonly after: Accessor<number>;
  resize(row: number, height: number): void;
}

/** Rows beyond the window, for the keyboard to move to. */
const OVERSCAN = 4;

/** Draws only the rows around the window. Loaded for a list that is long enough. */
export function createVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { count, top, heights, maxWhole } = options;
  const virtualizer = createWindowVirtualizer<HTMLElement>({
    get count() {
      return count();
    },
    get scrollMargin() {
      return top();
    },
    gap: options.gap,
    overscan: OVERSCAN,
    // It begins with a scroll to where the page is.
    scrollToFn(offset, scroll, instance) {
      const isThere = Math.abs(offset + (scroll.adjustments ?? 0) - window.scrollY) < 1;
      if (!isThere) windowScroll(offset, scroll, instance);
    },
    estimateSize: (index) => untrack(heights).get(index) ?? options.rowHeight,
    rangeExtractor: (range) =>
      range.count <= maxWhole
        ? Array.from({ length: range.count }, (_, index) => index)
        : defaultRangeExtractor(range),
  });
  // Other rows have other heights.
  createComputed(on(heights, () => virtualizer.measure(), { defer: true }));

  return {
    drawn: createMemo(
      () => {
        const rows = virtualizer.getVirtualItems();
        return { first: rows.at(0)?.index ?? 0, end: (rows.at(-1)?.index ?? -1) + 1 };
      },
      undefined,
      { equals: (a, b) => a.first === b.first && a.end === b.end },
    ),
    before: () => (virtualizer.getVirtualItems().at(0)?.start ?? top()) - top(),
    after() {
      const last = virtualizer.getVirtualItems().at(-1);
      return last === undefined ? 0 : virtualizer.getTotalSize() + top() - last.end;
    },
    resize: (row, height) => virtualizer.resizeItem(row, height),
  };
}
