import { type JSX, Show } from "solid-js";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Icon } from "../../ui/icon.tsx";

/** Hands the address on: by the phone's own sheet where there is one, else by the clipboard. */
export function ShareButton(props: { readonly title: string }): JSX.Element {
  const share = async () => {
    try {
      await navigator.share({ title: props.title, url: location.href });
    } catch {
      // Whoever closes the sheet has changed their mind.
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
