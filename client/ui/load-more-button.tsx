import { type JSX, onCleanup, onMount } from "solid-js";
import { shell } from "../language/words/shell.ts";

/** Loads the next page when the button scrolls into view or is pressed. */
export function LoadMoreButton(props: {
  readonly isBusy: boolean;
  readonly onMore: () => void;
}): JSX.Element {
  let button: HTMLButtonElement | undefined;
  onMount(() => {
    if (button === undefined || !("IntersectionObserver" in window)) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) props.onMore();
      },
      { rootMargin: "400px" },
    );
    observer.observe(button);
    onCleanup(() => observer.disconnect());
  });
  return (
    <button
      class="btn load-more"
      type="button"
      ref={(element) => (button = element)}
      aria-busy={props.isBusy}
      onClick={() => props.onMore()}
    >
      {props.isBusy ? shell("loading") : shell("showMore")}
    </button>
  );
}
