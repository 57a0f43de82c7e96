import { type JSX, Show, createSignal } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { CopyButton } from "./copy-button.tsx";
import { QrCode } from "./qr-code.tsx";

interface LinkBoxProps {
  readonly url: string;
  /** What the link opens, to name its field and its QR code. */
  readonly label: string;
  /** Shows the QR code from the start. */
  readonly showsCode?: boolean;
  /** Further buttons. */
  readonly children?: JSX.Element;
}

/** A link to hand to somebody: as text, to copy, and as QR code. */
export function LinkBox(props: LinkBoxProps): JSX.Element {
  // Read once: afterwards the button decides.
  const [isShown, setIsShown] = createSignal(props.showsCode === true);
  let field: HTMLInputElement | undefined;
  return (
    <div class="link-box">
      <input
        class="link-text"
        ref={(element) => (field = element)}
        readonly
        value={props.url}
        aria-label={props.label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="actions">
        <CopyButton text={props.url} label={shell("copy")} field={() => field} />
        <button
          class="btn small"
          type="button"
          aria-expanded={isShown()}
          onClick={() => setIsShown((shown) => !shown)}
        >
          {isShown() ? shell("hideQrCode") : shell("qrCode")}
        </button>
        {props.children}
      </div>
      <Show when={isShown()}>
        <QrCode text={props.url} label={shell("qrCodeOf", { label: props.label })} />
      </Show>
    </div>
  );
}
