import { onCleanup } from "solid-js";
import { delegateEvents } from "solid-js/web";

interface LinkHandler {
  /** Opens an address of the app. `scroll`: whether it is shown from its top. */
  onFollow(to: URL, scroll: boolean): void;
  /** The pointer or the focus is on a link. */
  onNear(to: URL): void;
}

/** Follows the links of the page that lead to an address below `base`, for as long as the owner lives. */
export function followLinks(base: string, handler: LinkHandler): void {
  const onClick = (event: MouseEvent) => {
    const isModified = event.metaKey || event.altKey || event.ctrlKey || event.shiftKey;
    if (event.defaultPrevented || event.button !== 0 || isModified) return;
    const link = linkOf(event, base);
    if (link === null) return;
    event.preventDefault();
    handler.onFollow(new URL(link.href), link.dataset["keepsPlace"] === undefined);
  };
  const onNear = (event: Event) => {
    const link = linkOf(event, base);
    if (link !== null) handler.onNear(new URL(link.href));
  };
  // The handlers of components come first.
  delegateEvents(["click"]);
  const near = ["pointerover", "focusin", "touchstart"] as const;
  document.addEventListener("click", onClick);
  for (const name of near) document.addEventListener(name, onNear, { passive: true });
  onCleanup(() => {
    document.removeEventListener("click", onClick);
    for (const name of near) document.removeEventListener(name, onNear);
  });
}

/** The link of the app in which something happens; null for links to elsewhere, and those that the browser follows. */
function linkOf({ target }: Event, base: string): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || link.target !== "" || link.hasAttribute("download")) return null;
  if (link.relList.contains("external")) return null;
  const { origin, pathname } = new URL(link.href);
  return origin === location.origin && `${pathname}/`.startsWith(`${base}/`) ? link : null;
}
