import { type JSX, Show, createSignal } from "solid-js";
import { shareText } from "../../../language/words/share.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ShareDialog } from "./share-dialog.tsx";

interface ShareButtonProps {
  readonly requestId: string;
  readonly title: string;
}

/** Opens the dialog for links that show the request to people without an account. */
export function ShareButton(props: ShareButtonProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <>
      <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Icon name="share" />
        {shareText("share")}
      </button>
      <Show when={isOpen()}>
        <ShareDialog
          requestId={props.requestId}
          title={props.title}
          onClose={() => setIsOpen(false)}
        />
      </Show>
    </>
  );
}
