import { type Accessor, createContext, createSignal, onCleanup, onMount } from "solid-js";
import { type Places, moveFrom, readPlaces } from "./flip.ts";

/** How long after the last scroll event the page still counts as being scrolled. */
const SCROLL_REST_MS = 600;

export interface Motion {
  /** Whether a card is hovered or focused, or the page is being scrolled: then nothing may change its place. */
  readonly isBusy: Accessor<boolean>;
  /** Called before a change that may move cards; after the change they move from where they were, unless the page is busy. */
  record(): void;
}

/** Watches the hand of the user over the cards of a page, and animates changes of their places. */
export function createMotion(): Motion {
  const [isHovered, setIsHovered] = createSignal(false);
  const [isFocused, setIsFocused] = createSignal(false);
  const [isScrolling, setIsScrolling] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before: Places | null = null;

  const isCard = (target: EventTarget | null) =>
    target instanceof Element && target.closest(".card-frame") !== null;
  const onPointer = (event: Event) => {
    // A finger leaves no trace when it is lifted.
    const isMouse = !("pointerType" in event) || event.pointerType !== "touch";
    setIsHovered(isMouse && isCard(event.target));
  };
  const onLeave = () => setIsHovered(false);
  const onFocus = () => setIsFocused(isCard(document.activeElement));
  const onBlur = (event: FocusEvent) => setIsFocused(isCard(event.relatedTarget));
  const onScroll = () => {
    setIsScrolling(true);
    clearTimeout(timer);
    timer = setTimeout(() => setIsScrolling(false), SCROLL_REST_MS);
  };
  const listeners = [
    [document, "pointerover", onPointer],
    [document.documentElement, "pointerleave", onLeave],
    [document, "focusin", onFocus],
    [document, "focusout", onBlur],
    [window, "scroll", onScroll],
  ] as const;
  onMount(() => {
    for (const [target, name, listener] of listeners)
      target.addEventListener(name, listener as EventListener, { passive: true });
  });
  onCleanup(() => {
    clearTimeout(timer);
    for (const [target, name, listener] of listeners)
      target.removeEventListener(name, listener as EventListener);
  });

  const isBusy = () => isHovered() || isFocused() || isScrolling();
  return {
    isBusy,
    record() {
      if (before !== null || isBusy() || isStill()) return;
      before = readPlaces();
      queueMicrotask(() => {
        if (before !== null) moveFrom(before);
        before = null;
      });
    },
  };
}

/** Browsers that cannot animate, and people who do not want it. */
function isStill(): boolean {
  return (
    typeof Element.prototype.animate !== "function" ||
    matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

/** Without a provider nothing is ever busy, and nothing is animated. */
export const MotionContext = createContext<Motion>({ isBusy: () => false, record: () => {} });
