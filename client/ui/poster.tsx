import { type JSX, Show, createSignal } from "solid-js";
import { hueOf, motifOf } from "../lib/hue.ts";
import { pictureUrl, posterSources } from "../lib/picture.ts";

/** The width of a poster in a list, in CSS pixels. */
const LIST_WIDTH = 76;
/** From this width on a small picture, blurred, stands in for the large one while that is loading. */
const MIN_BLURRED = 120;

interface PosterProps {
  readonly title: string;
  readonly url: string | null;
  /** The width at which it is drawn, in CSS pixels; by default that of a list. */
  readonly width?: number;
}

/** The poster in the size that is drawn; a generated one with the title until it has loaded, or if it cannot be loaded. */
export function Poster(props: PosterProps): JSX.Element {
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [hasFailed, setHasFailed] = createSignal(false);
  const width = () => props.width ?? LIST_WIDTH;
  return (
    <div
      class="poster"
      style={{ "--h": hueOf(props.title) }}
      data-motif={motifOf(props.title)}
      aria-hidden="true"
    >
      <span>{props.title}</span>
      <Show when={hasFailed() ? null : props.url}>
        {(url) => (
          <>
            <Show when={width() >= MIN_BLURRED && !isLoaded()}>
              <Blurred url={url()} />
            </Show>
            <img
              src={pictureUrl(url(), 342)}
              srcset={posterSources(url())}
              sizes={`${width()}px`}
              alt=""
              loading="lazy"
              decoding="async"
              classList={{ loaded: isLoaded() }}
              onLoad={() => setIsLoaded(true)}
              onError={() => setHasFailed(true)}
            />
          </>
        )}
      </Show>
    </div>
  );
}

function Blurred(props: { readonly url: string }): JSX.Element {
  const [isLoaded, setIsLoaded] = createSignal(false);
  return (
    <img
      class="blurred"
      src={pictureUrl(props.url, 92)}
      alt=""
      classList={{ loaded: isLoaded() }}
      onLoad={() => setIsLoaded(true)}
    />
  );
}
