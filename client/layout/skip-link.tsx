import type { JSX } from "solid-js";
import { shell } from "../language/words/shell.ts";

/** The first stop of the keyboard: leads past the top bar. A button, because the router would follow a link. */
export function SkipLink(): JSX.Element {
  const skip = () => {
    const main = document.querySelector("main");
    if (main === null) return;
    main.tabIndex = -1;
    main.focus();
  };
  return (
    <button class="skip-link btn" type="button" onClick={skip}>
      {shell("skip")}
    </button>
  );
}
