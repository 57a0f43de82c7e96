import { type Accessor, createEffect, createSignal, onCleanup, onMount } from "solid-js";

interface GridPlace {
  readonly columns: Accessor<number>;
  /** How far the grid is from the top of the page, in pixels. */
  readonly top: Accessor<number>;
}

/** Measures where on the page a grid is, and how many columns fit into it; again whenever the page changes. */
export function createGridPlace(
  element: Accessor<HTMLElement | undefined>,
  { minWidth, gap }: { readonly minWidth: number; readonly gap: number },
): GridPlace {
  const [columns, setColumns] = createSignal(1);
  const [top, setTop] = createSignal(0);
  const measure = () => {
    const grid = element();
    if (grid === undefined) return;
    const box = grid.getBoundingClientRect();
    setColumns(Math.max(1, Math.floor((box.width + gap) / (minWidth + gap))));
    setTop(box.top + window.scrollY);
  };
  onMount(measure);
  createEffect(() => {
    const grid = element();
    if (grid === undefined || !("ResizeObserver" in window)) return;
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    // What is above moves the grid, and changes the height of the page.
    observer.observe(document.body);
    onCleanup(() => observer.disconnect());
  });
  return { columns, top };
}
