import { type Accessor, createEffect, onCleanup } from "solid-js";

const NAME = "Status Tracker";

/** Keeps the title of the browser tab current. */
export function createDocumentTitle(title: Accessor<string>): void {
  createEffect(() => {
    document.title = title();
  });
  onCleanup(() => {
    document.title = NAME;
  });
}
