import { For, type JSX, Show, createSignal } from "solid-js";
import { shell } from "../../language/words/shell.ts";
import { useRouter } from "../../lib/router.ts";
import { THEMES, type Theme, applyTheme, loadTheme } from "../../lib/theme.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { A } from "../../ui/link.tsx";
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

/** The pages of the menu, with the keys of their names: of everybody, and of those whose role allows it. */
const PAGES = {
  all: [
    { href: "/", word: "requests" },
    { href: "/upcoming", word: "upcoming" },
  ],
  viewer: [{ href: "/statistics", word: "statistics" }],
  admin: [
    { href: "/inbox", word: "inbox" },
    { href: "/services", word: "services" },
    { href: "/settings", word: "settings" },
    { href: "/deletions", word: "deletions" },
    { href: "/people", word: "people" },
    { href: "/audit", word: "auditLog" },
    { href: "/log", word: "log" },
    { href: "/doctor", word: "doctor" },
    { href: "/about", word: "about" },
  ],
  own: [{ href: "/account", word: "account" }],
} as const;

type MenuLink = (typeof PAGES)[keyof typeof PAGES][number];

function MenuLinks(props: {
  readonly links: readonly MenuLink[];
  readonly onClick: () => void;
}): JSX.Element {
  const router = useRouter();
  /** A service is a page below that of the services. */
  const isWithin = (href: string) =>
    router.pathname() === href || router.pathname().startsWith(`${href}/`);
  return (
    <For each={props.links}>
      {({ href, word }) => (
        <A class={isWithin(href) ? "active" : ""} href={href} onClick={() => props.onClick()}>
          {shell(word)}
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
  const signOut = () =>
    task.run(async () => {
      // Whoever uses the browser next must not see messages for this person.
      const { unsubscribe } = await import("../../lib/push.ts");
      await unsubscribe().catch(() => {});
      setIsKept(!(await session.logOut()));
    });
  const close = () => props.onClose();

  return (
    <>
      <p class="menu-head">
        {props.viewer.name} <small>{roleName(props.viewer.role)}</small>
      </p>
      <MenuLinks links={PAGES.all} onClick={close} />
      <Show when={props.viewer.role !== "REQUESTER"}>
        <MenuLinks links={PAGES.viewer} onClick={close} />
      </Show>
      <Show when={props.viewer.role === "ADMIN"}>
        <MenuLinks links={PAGES.admin} onClick={close} />
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
      <MenuLinks links={PAGES.own} onClick={close} />
      <Show when={!props.viewer.isToken}>
        <button class="menu-item" type="button" onClick={() => void signOut()}>
          {shell("signOut")}
        </button>
      </Show>
      <ErrorText words={task.error() ?? (isKept() ? shell("proxySignsIn") : null)} />
    </>
  );
}
