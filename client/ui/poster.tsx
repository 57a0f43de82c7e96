import { type JSX, Show, createSignal } from "solid-js";
import { hueOf } from "../lib/hue.ts";

/** The poster image; a generated one with the title until the image has loaded, or if it cannot be loaded. */
export function Poster(props: {
  readonly title: string;
  readonly url: string | null;
}): JSX.Element {
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [hasFailed, setHasFailed] = createSignal(false);
  return (
    <div class="poster" style={{ "--h": hueOf(props.title) }} aria-hidden="true">
      <span>{props.title}</span>
      <Show when={hasFailed() ? null : props.url}>
        {(url) => (
          <img
            src={url()}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            classList={{ loaded: isLoaded() }}
            onLoad={() => setIsLoaded(true)}
            onError={() => setHasFailed(true)}
          />
        )}
      </Show>
    </div>
  );
}
