import { type Accessor, createEffect, onCleanup } from "solid-js";

/** The name of the program, which is the same in every language. */
export const APP_NAME = "Status Tracker";

/** Keeps the title of the browser tab current. */
export function createDocumentTitle(title: Accessor<string>): void {
  createEffect(() => {
    document.title = title();
  });
  onCleanup(() => {
    document.title = APP_NAME;
  });
}
