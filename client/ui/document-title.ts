import { type Accessor, createEffect, onCleanup } from "solid-js";

const NAME = "Status Tracker";

/** Keeps the browser's tab telling what the page tells. */
export function createDocumentTitle(words: Accessor<string>): void {
  createEffect(() => {
    document.title = words();
  });
  onCleanup(() => {
    document.title = NAME;
  });
}
