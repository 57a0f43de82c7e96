import { A } from "@solidjs/router";
import { type JSX, Show, createSignal } from "solid-js";
import { THEMES, type Theme, applyTheme, loadTheme } from "../../lib/theme.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Segments } from "../../ui/segments.tsx";
import { roleName } from "../../wording/role-words.ts";
import { capitalise } from "../../wording/sentence.ts";
import { useSession } from "./create-session.ts";
import type { Viewer } from "./document.ts";

interface AccountMenuProps {
  readonly viewer: Viewer;
  readonly playgroundUrl: string;
  /** Further menu items; pressing one closes the menu. */
  readonly children?: JSX.Element;
}

const THEME_OPTIONS = THEMES.map((value) => ({ value, name: capitalise(value) }));

/** The account menu: links to all pages, the theme and sign-out. A popover, so the browser closes it on Escape or an outside click. */
export function AccountMenu(props: AccountMenuProps): JSX.Element {
  const session = useSession();
  const [theme, setTheme] = createSignal<Theme>(loadTheme());
  const [isKept, setIsKept] = createSignal(false);
  const task = createTask();
  let menu: HTMLElement | undefined;

  const chooseTheme = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  const signOut = () => task.run(async () => void setIsKept(!(await session.logOut())));
  const close = () => menu?.hidePopover();

  return (
    <>
      <button
        class="account-button"
        type="button"
        popovertarget="account-menu"
        aria-label={`Account menu of ${props.viewer.name}`}
      >
        <span aria-hidden="true">{initials(props.viewer.name)}</span>
      </button>
      <nav
        class="menu"
        id="account-menu"
        popover
        ref={(element) => (menu = element)}
        aria-label="Account menu"
      >
        <p class="menu-head">
          {props.viewer.name} <small>{roleName(props.viewer.role)}</small>
        </p>
        <A href="/" end onClick={close}>
          Requests
        </A>
        <A href="/upcoming" onClick={close}>
          Upcoming
        </A>
        <Show when={props.viewer.role !== "REQUESTER"}>
          <A href="/statistics" onClick={close}>
            Statistics
          </A>
        </Show>
        <Show when={props.viewer.role === "ADMIN"}>
          <A href="/inbox" onClick={close}>
            Inbox
          </A>
          <A href="/services" onClick={close}>
            Services
          </A>
          <A href="/settings" onClick={close}>
            Settings
          </A>
          <A href="/deletions" onClick={close}>
            Deletions
          </A>
          <A href="/people" onClick={close}>
            People
          </A>
          <A href="/audit" onClick={close}>
            Audit log
          </A>
          <A href="/log" onClick={close}>
            Log
          </A>
          <A href="/about" onClick={close}>
            About
          </A>
          <a href={props.playgroundUrl} rel="external">
            GraphQL playground
          </a>
        </Show>
        <div role="presentation" onClick={close}>
          {props.children}
        </div>
        <Segments
          name="theme"
          legend="Theme"
          options={THEME_OPTIONS}
          value={theme()}
          onChoose={chooseTheme}
        />
        <A href="/account" onClick={close}>
          Account
        </A>
        <Show when={!props.viewer.isToken}>
          <button class="menu-item" type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </Show>
        <ErrorText
          words={task.error() ?? (isKept() ? "A proxy signs you in. Sign out there." : null)}
        />
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
