import type { JSX } from "solid-js";
import { tapeText } from "../../language/words/tape.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";

interface TapeDialogProps {
  readonly requestId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Says what a tape holds before it is downloaded. */
export function TapeDialog(props: TapeDialogProps): JSX.Element {
  const address = () =>
    new URL(`api/requests/${encodeURIComponent(props.requestId)}/tape`, document.baseURI).href;
  return (
    <Dialog title={tapeText("exportOf", { title: props.title })} onClose={() => props.onClose()}>
      <p>{tapeText("purpose")}</p>
      <p>{tapeText("holds")}</p>
      <p>{tapeText("removed")}</p>
      <p class="quiet">{tapeText("look")}</p>
      <a class="btn primary" href={address()} download="" autofocus>
        <Icon name="downloading" />
        {tapeText("download")}
      </a>
    </Dialog>
  );
}
