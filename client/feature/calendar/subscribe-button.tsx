import { type JSX, Show, createSignal } from "solid-js";
import { calendarText } from "../../language/words/calendar.ts";
import { SubscribeDialog } from "./subscribe-dialog.tsx";

interface SubscribeButtonProps {
  /** Of the requests that the person made or follows. */
  readonly isOwn: boolean;
}

/** Opens the dialog for the calendar in other programs. */
export function SubscribeButton(props: SubscribeButtonProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <>
      <p class="subscribe">
        <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          {calendarText("subscribe")}
        </button>
      </p>
      <Show when={isOpen()}>
        <SubscribeDialog isOwn={props.isOwn} onClose={() => setIsOpen(false)} />
      </Show>
    </>
  );
}
