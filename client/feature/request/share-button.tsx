import { type JSX, Show } from "solid-js";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Icon } from "../../ui/icon.tsx";

/** Shares the URL of the page: through the system's share dialog if available, otherwise by copying it. */
export function ShareButton(props: { readonly title: string }): JSX.Element {
  const share = async () => {
    try {
      await navigator.share({ title: props.title, url: location.href });
    } catch {
      // The share dialog rejects when it is closed.
    }
  };
  return (
    <Show
      when={"share" in navigator}
      fallback={<CopyButton text={location.href} label="Copy link" />}
    >
      <button class="btn" type="button" onClick={() => void share()}>
        <Icon name="share" />
        Share
      </button>
    </Show>
  );
}
