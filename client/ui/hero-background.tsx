import { type JSX, Show, createSignal } from "solid-js";
import { backdropSources, pictureUrl } from "../lib/picture.ts";

interface HeroBackgroundProps {
  readonly posterUrl: string | null;
  readonly backdropUrl?: string | null;
}

/** Tints the head of a page with the colors of the poster, grey until they are known, and shows the backdrop beside the text. */
export function HeroBackground(props: HeroBackgroundProps): JSX.Element {
  return (
    <div class="hero-background" aria-hidden="true">
      <Show when={props.posterUrl} keyed>
        {(url) => <Picture class="hero-tint" src={pictureUrl(url, 92)} />}
      </Show>
      <Show when={props.backdropUrl} keyed>
        {(url) => (
          <Picture
            class="hero-backdrop"
            src={pictureUrl(url, 1280)}
            sources={backdropSources(url)}
          />
        )}
      </Show>
    </div>
  );
}

/** A picture that appears once it has loaded, and is absent if it cannot be loaded. */
function Picture(props: {
  readonly class: string;
  readonly src: string;
  readonly sources?: string;
}): JSX.Element {
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [hasFailed, setHasFailed] = createSignal(false);
  return (
    <Show when={!hasFailed()}>
      <img
        class={props.class}
        classList={{ loaded: isLoaded() }}
        src={props.src}
        srcset={props.sources}
        sizes={props.sources === undefined ? undefined : "(max-width: 760px) 100vw, 780px"}
        alt=""
        decoding="async"
        onLoad={() => setIsLoaded(true)}
        onError={() => setHasFailed(true)}
      />
    </Show>
  );
}
