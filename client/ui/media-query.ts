import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Whether a media query matches, for layouts that CSS alone cannot change. */
export function createMediaQuery(query: string): Accessor<boolean> {
  // Tests run without a layout.
  if (typeof matchMedia !== "function") return () => false;
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const onChange = () => setMatches(list.matches);
  list.addEventListener("change", onChange);
  onCleanup(() => list.removeEventListener("change", onChange));
  return matches;
}
