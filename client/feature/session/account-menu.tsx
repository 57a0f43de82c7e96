import { A } from "@solidjs/router";
import { For, type JSX, Show, createSignal } from "solid-js";
import { THEMES, type Theme, applyTheme, loadTheme } from "../../lib/theme.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { errorWords } from "../../wording/error-words.ts";
import { capitalise } from "../../wording/sentence.ts";
import { type Viewer, useSession } from "./create-session.ts";

interface AccountMenuProps {
  readonly viewer: Viewer;
  readonly playgroundUrl: string;
  /** Further menu items; pressing one closes the menu. */
  readonly children?: JSX.Element;
}

const ROLE_WORDS: Readonly<Record<Viewer["role"], string>> = {
  ADMIN: "Admin",
  VIEWER: "Viewer",
  REQUESTER: "Requester",
};

/** The account menu: links to all pages, the theme and sign-out. A popover, so the browser closes it on Escape or an outside click. */
export function AccountMenu(props: AccountMenuProps): JSX.Element {
  const session = useSession();
  const [theme, setTheme] = createSignal<Theme>(loadTheme());
  const [error, setError] = createSignal("");
  let menu: HTMLElement | undefined;

  const chooseTheme = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  const signOut = async () => {
    const failure = await session.logOut();
    setError(failure === null ? "" : errorWords(failure));
  };
  const close = () => menu?.hidePopover();

  return (
    <>
      <button
        class="account-button"
        type="button"
        popovertarget="account-menu"
        aria-label={`Account menu of ${props.viewer.name}`}
      >
        {initials(props.viewer.name)}
      </button>
      <nav
        class="menu"
        id="account-menu"
        popover
        ref={(element) => (menu = element)}
        aria-label="Account menu"
      >
        <p class="menu-head">
          {props.viewer.name} <small>{ROLE_WORDS[props.viewer.role]}</small>
        </p>
        <A href="/" end onClick={close}>
          Requests
        </A>
        <Show when={props.viewer.role === "ADMIN"}>
          <A href="/inbox" onClick={close}>
            Inbox
          </A>
          <A href="/services" onClick={close}>
            Services
          </A>
          <A href="/deletions" onClick={close}>
            Deletions
          </A>
        </Show>
        <a href={props.playgroundUrl} rel="external">
          GraphQL playground
        </a>
        <div role="presentation" onClick={close}>
          {props.children}
        </div>
        <fieldset class="themes">
          <legend>Theme</legend>
          <For each={THEMES}>
            {(name) => (
              <label>
                <input
                  type="radio"
                  name="theme"
                  checked={theme() === name}
                  onChange={() => chooseTheme(name)}
                />
                <span>{capitalise(name)}</span>
              </label>
            )}
          </For>
        </fieldset>
        <Show when={!props.viewer.isToken}>
          <button class="menu-item" type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </Show>
        <ErrorText words={error()} />
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
