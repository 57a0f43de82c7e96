import { A } from "@solidjs/router";
import { For, type JSX, Show, createSignal } from "solid-js";
import { shell } from "../../language/words/shell.ts";
import { THEMES, type Theme, applyTheme, loadTheme } from "../../lib/theme.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { roleName } from "../../wording/role-words.ts";
import { useSession } from "./create-session.ts";
import type { Viewer } from "./document.ts";

export interface AccountMenuProps {
  readonly viewer: Viewer;
  readonly playgroundUrl: string;
  readonly onClose: () => void;
  /** Further menu items; pressing one closes the menu. */
  readonly children?: JSX.Element;
}

const THEME_NAMES = { auto: "themeAuto", dark: "themeDark", light: "themeLight" } as const;

interface MenuLink {
  readonly href: string;
  readonly name: string;
}

const PAGES: readonly MenuLink[] = [
  {
    href: "/",
    get name() {
      return shell("requests");
    },
  },
  {
    href: "/upcoming",
    get name() {
      return shell("upcoming");
    },
  },
];
const VIEWER_PAGES: readonly MenuLink[] = [
  {
    href: "/statistics",
    get name() {
      return shell("statistics");
    },
  },
];
const ADMIN_PAGES: readonly MenuLink[] = [
  {
    href: "/inbox",
    get name() {
      return shell("inbox");
    },
  },
  {
    href: "/services",
    get name() {
      return shell("services");
    },
  },
  {
    href: "/settings",
    get name() {
      return shell("settings");
    },
  },
  {
    href: "/deletions",
    get name() {
      return shell("deletions");
    },
  },
  {
    href: "/people",
    get name() {
      return shell("people");
    },
  },
  {
    href: "/audit",
    get name() {
      return shell("auditLog");
    },
  },
  {
    href: "/log",
    get name() {
      return shell("log");
    },
  },
  {
    href: "/about",
    get name() {
      return shell("about");
    },
  },
];
const OWN_PAGES: readonly MenuLink[] = [
  {
    href: "/account",
    get name() {
      return shell("account");
    },
  },
];

function MenuLinks(props: {
  readonly links: readonly MenuLink[];
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <For each={props.links}>
      {({ href, name }) => (
        <A href={href} end={href === "/"} onClick={() => props.onClick()}>
          {name}
        </A>
      )}
    </For>
  );
}

/** What the account menu contains: links to all pages, the theme and sign-out. */
export function AccountMenuItems(props: AccountMenuProps): JSX.Element {
  const session = useSession();
  const [theme, setTheme] = createSignal<Theme>(loadTheme());
  const [isKept, setIsKept] = createSignal(false);
  const task = createTask();

  const chooseTheme = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  const signOut = () => task.run(async () => void setIsKept(!(await session.logOut())));
  const close = () => props.onClose();

  return (
    <>
      <p class="menu-head">
        {props.viewer.name} <small>{roleName(props.viewer.role)}</small>
      </p>
      <MenuLinks links={PAGES} onClick={close} />
      <Show when={props.viewer.role !== "REQUESTER"}>
        <MenuLinks links={VIEWER_PAGES} onClick={close} />
      </Show>
      <Show when={props.viewer.role === "ADMIN"}>
        <MenuLinks links={ADMIN_PAGES} onClick={close} />
        <a href={props.playgroundUrl} rel="external">
          {shell("playground")}
        </a>
      </Show>
      <div role="presentation" onClick={close}>
        {props.children}
      </div>
      <Segments
        name="theme"
        legend={shell("theme")}
        options={THEMES.map((value) => ({ value, name: shell(THEME_NAMES[value]) }))}
        value={theme()}
        onChoose={chooseTheme}
      />
      <LanguageChoice />
      <MenuLinks links={OWN_PAGES} onClick={close} />
      <Show when={!props.viewer.isToken}>
        <button class="menu-item" type="button" onClick={() => void signOut()}>
          {shell("signOut")}
        </button>
      </Show>
      <ErrorText words={task.error() ?? (isKept() ? shell("proxySignsIn") : null)} />
    </>
  );
}
