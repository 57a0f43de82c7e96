import { jellyfin } from "./jellyfin.ts";
import { seerr } from "./seerr.ts";
import type { HostPage, Title } from "./title.ts";
import { followTitle, type Tracker } from "./tracker.ts";
import { CARD_ID, type CardView, createCardView } from "./view.ts";

const RETRY_MS = 5_000;

const HOSTS: readonly HostPage[] = [jellyfin, seerr];

interface Shown {
  readonly item: string;
  readonly host: HostPage;
  readonly view: CardView;
  readonly end: AbortController;
}

/** Shows the card of whatever title the page is about, as long as the page is open. */
export function showCards(tracker: Tracker): void {
  let shown: Shown | null = null;
  let isDue = false;

  function update(): void {
    isDue = false;
    const host = HOSTS.find((each) => each.findItem(location) !== null);
    const item = host?.findItem(location) ?? null;
    // What a hidden page shows stays until it is seen again.
    if (shown !== null && (shown.item !== item || document.hidden)) {
      shown.end.abort();
      shown = null;
    }
    if (item === null) removeCard();
    if (host === undefined || item === null || document.hidden) return;
    shown ??= show(host, item);
    place(shown);
  }

  function show(host: HostPage, item: string): Shown {
    removeCard();
    const started = { item, host, view: createCardView(tracker.url), end: new AbortController() };
    started.view.show([]);
    load(started).catch(() => setTimeout(() => retry(started), RETRY_MS));
    return started;
  }

  async function load({ host, item, view, end: { signal } }: Shown): Promise<void> {
    const title: Title | null = await host.loadTitle(item);
    if (title === null || signal.aborted) return;
    await followTitle(tracker, title, { signal, report: (requests) => view.show(requests) });
  }

  /** The application may not have been ready. */
  function retry(failed: Shown): void {
    if (shown !== failed) return;
    shown = null;
    update();
  }

  /** Once for all changes of a page before it is drawn. */
  function schedule(): void {
    if (isDue) return;
    isDue = true;
    setTimeout(update);
  }

  // Both applications draw their pages themselves, and some of it anew.
  new MutationObserver(schedule).observe(document, { childList: true, subtree: true });
  for (const event of ["hashchange", "popstate", "visibilitychange"])
    addEventListener(event, schedule, { capture: true });
  schedule();
}

function removeCard(): void {
  document.querySelector(`#${CARD_ID}`)?.remove();
}

function place({ host, view: { element } }: Shown): void {
  const anchor = host.findPlace();
  if (anchor !== null && anchor.nextElementSibling !== element) anchor.after(element);
}
