import { type JSX, createEffect, createSignal, on, onCleanup } from "solid-js";
import { useSession } from "../feature/session/create-session.ts";
import { useRouter } from "../lib/router.ts";

/** A page that takes longer has lost the attention of its user. */
const TIMEOUT_MS = 15_000;

/**
 * Moves the focus to the heading of each page that is opened within the app, and announces its title; otherwise the focus
 * would be lost with the link that was followed. Does nothing where a page takes the focus itself.
 */
export function PageFocus(): JSX.Element {
  const router = useRouter();
  const session = useSession();
  const [announced, setAnnounced] = createSignal("");
  const place = () => ({ path: router.pathname(), kind: session.state().kind });
  createEffect(
    on(place, (now, before) => {
      const isFirst = before === undefined || before.kind === "loading";
      if (isFirst || (now.path === before.path && now.kind === before.kind)) return;
      const wait = new AbortController();
      onCleanup(() => wait.abort());
      waitForHeading(wait.signal, (heading) => {
        setAnnounced(document.title);
        if (hasFocus()) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      });
    }),
  );
  return (
    <p class="visually-hidden" role="status">
      {announced()}
    </p>
  );
}

function hasFocus(): boolean {
  const focused = document.activeElement;
  return focused !== null && focused !== document.body;
}

/** Calls `onFound` as soon as the page has its heading, unless the user does something before. */
function waitForHeading(signal: AbortSignal, onFound: (heading: HTMLElement) => void): void {
  const ended = new AbortController();
  const end = () => ended.abort();
  const look = () => {
    const heading = document.querySelector("h1");
    if (heading === null || ended.signal.aborted) return;
    end();
    onFound(heading);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(end, TIMEOUT_MS);
  const options = { signal: ended.signal };
  ended.signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, end, options);
  signal.addEventListener("abort", end, options);
  look();
}
