import { type JSX, Show, createSignal } from "solid-js";
import { shell } from "../../language/words/shell.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import type { AccountMenuProps } from "./account-menu.tsx";

const AccountMenuItems = lazyPart(
  async () => (await import("./account-menu.tsx")).AccountMenuItems,
);

/**
 * Opens the account menu. A popover, so the browser closes it on Escape or an outside click; its content is loaded once the
 * pointer or the focus comes near.
 */
export function AccountButton(props: Omit<AccountMenuProps, "onClose">): JSX.Element {
  const [isWanted, setIsWanted] = createSignal(false);
  const want = () => setIsWanted(true);
  let menu: HTMLElement | undefined;
  return (
    <>
      <button
        class="account-button"
        type="button"
        popovertarget="account-menu"
        // With the letters that are seen, for whoever speaks to the computer.
        aria-label={shell("accountMenuOf", {
          name: props.viewer.name,
          initials: initials(props.viewer.name),
        })}
        onPointerEnter={want}
        onFocus={want}
        onClick={want}
      >
        <span aria-hidden="true">{initials(props.viewer.name)}</span>
      </button>
      <nav
        class="menu"
        id="account-menu"
        popover
        ref={(element) => (menu = element)}
        aria-label={shell("accountMenu")}
      >
        <Show when={isWanted()}>
          <AccountMenuItems {...props} onClose={() => menu?.hidePopover()} />
        </Show>
      </nav>
    </>
  );
}

/** "Mika Kowalski" → "MK", "taro" → "TA". */
function initials(name: string): string {
  const [first = [], second] = name
    .trim()
    .split(/\s+/)
    .map((word) => Array.from(word));
  const letters = second === undefined ? first.slice(0, 2) : [first[0], second[0]];
  return letters.join("").toUpperCase();
}
