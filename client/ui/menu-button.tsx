import { type JSX, createUniqueId } from "solid-js";
import { Icon } from "./icon.tsx";

interface MenuButtonProps {
  readonly label: string;
  /** The items: buttons and links of the class `menu-item`. Pressing one closes the menu. */
  readonly children: JSX.Element;
}

/** A button "···" with a menu of what is needed seldom. A popover, so the browser closes it on Escape or an outside click. */
export function MenuButton(props: MenuButtonProps): JSX.Element {
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let menu: HTMLDivElement | undefined;
  /** Below its button, within the window: a popover knows nothing of what opened it. */
  const place = () => {
    if (button === undefined || menu === undefined) return;
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.inset = `${bottom + 6}px auto auto max(14px, min(${left}px, 100vw - 246px))`;
  };
  /** Before the item acts: a dialog that it opens gives the focus back to the button. */
  const close = {
    capture: true,
    handleEvent: () => {
      menu?.hidePopover();
      button?.focus();
    },
  };
  return (
    <>
      <button
        class="btn icon-only"
        type="button"
        ref={(element) => (button = element)}
        popovertarget={id}
        aria-label={props.label}
        title={props.label}
      >
        <Icon name="more" />
      </button>
      <div
        class="menu"
        id={id}
        popover
        ref={(element) => (menu = element)}
        role="group"
        aria-label={props.label}
        onBeforeToggle={place}
        on:click={close}
      >
        {props.children}
      </div>
    </>
  );
}
