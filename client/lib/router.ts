import {
  type Accessor,
  batch,
  type Component,
  createContext,
  createMemo,
  createSignal,
  onCleanup,
  resetErrorBoundaries,
  useContext,
} from "solid-js";
import { recall, remember } from "./browser-memory.ts";
import { followLinks } from "./follow-links.ts";
import { matchPath, type PathParams } from "./path-pattern.ts";

/** A page, and the pattern of its path below the base, such as "/request/:id". */
export interface Route {
  readonly path: string;
  readonly page: Component & { readonly preload?: () => void };
}

interface NavigateOptions {
  /** Takes the place of the current entry of the history. */
  readonly replace?: boolean;
  /** Whether the page is shown from its top; true if omitted. */
  readonly scroll?: boolean;
}

/** Sent before the address changes. */
export interface Leave {
  /** Where to, with the base; null for a step through the history, which cannot be prevented. */
  readonly to: string | null;
  preventDefault(): void;
}

export interface Router {
  /** The route of the address; null if there is none. */
  readonly route: Accessor<Route | null>;
  readonly params: Accessor<PathParams>;
  /** Below the base: "/request/1". */
  readonly pathname: Accessor<string>;
  /** With its question mark; empty if there is none. */
  readonly search: Accessor<string>;
  /** The address of a path below the base. */
  href(path: string): string;
  navigate(path: string, options?: NavigateOptions): void;
  /** Listens for as long as the owner lives. */
  onLeave(listener: (leave: Leave) => void): void;
}

/** Follows the address of the page for as long as the owner lives; links are followed within the app. */
export function createRouter(base: string, routes: readonly Route[]): Router {
  const [url, setUrl] = createSignal(new URL(location.href), {
    equals: (a, b) => a.href === b.href,
  });
  const below = ({ pathname }: URL) => pathname.slice(base.length) || "/";
  const pathname = createMemo(() => below(url()));
  const find = (path: string) => {
    for (const route of routes) {
      const params = matchPath(route.path, path);
      if (params !== null) return { route, params };
    }
    return null;
  };
  const match = createMemo(() => find(pathname()));
  const listeners = new Set<(leave: Leave) => void>();
  const places = recallPlaces();

  const leave = (to: string | null): boolean => {
    let isPrevented = false;
    for (const listener of listeners) listener({ to, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  };
  const show = () => {
    batch(() => {
      setUrl(new URL(location.href));
      // A page that failed is not the next one.
      resetErrorBoundaries();
    });
  };
  /** The state of each entry is its name. */
  let entry = nameEntry();
  const keepPlace = () => places.set(entry, window.scrollY);

  const go = (to: URL, { replace = false, scroll = true }: NavigateOptions = {}) => {
    if (to.href === location.href || !leave(to.pathname + to.search + to.hash)) return;
    if (replace) {
      history.replaceState(history.state, "", to);
    } else {
      keepPlace();
      history.pushState(null, "", to);
      entry = nameEntry();
    }
    show();
    if (scroll) window.scrollTo(0, 0);
  };
  const onPop = () => {
    leave(null);
    keepPlace();
    entry = nameEntry();
    show();
    window.scrollTo(0, places.get(entry) ?? 0);
  };
  // The browser would restore the place before the page is there.
  history.scrollRestoration = "manual";
  const onHide = () => {
    keepPlace();
    remember("tab", PLACES, JSON.stringify([...places]));
  };
  addEventListener("popstate", onPop);
  addEventListener("pagehide", onHide);
  onCleanup(() => {
    removeEventListener("popstate", onPop);
    removeEventListener("pagehide", onHide);
  });
  followLinks(base, {
    onFollow: (to, scroll) => go(to, { scroll }),
    onNear: (to) => find(below(to))?.route.page.preload?.(),
  });
  match()?.route.page.preload?.();

  return {
    route: createMemo(() => match()?.route ?? null),
    params: () => match()?.params ?? {},
    pathname,
    search: createMemo(() => url().search),
    href: (path) => base + path,
    navigate: (path, options) => go(new URL(base + path, location.href), options),
    onLeave(listener) {
      listeners.add(listener);
      onCleanup(() => listeners.delete(listener));
    },
  };
}

const PLACES = "scroll-places";

/** How far each entry of the history was scrolled, by its name: before a reload, too. */
function recallPlaces(): Map<string, number> {
  return new Map(JSON.parse(recall("tab", PLACES) ?? "[]"));
}

/** Returns the name of the current entry of the history, which has one from now on. */
function nameEntry(): string {
  const { state } = history;
  if (typeof state === "string") return state;
  const name = `${Date.now()} ${Math.random()}`;
  history.replaceState(name, "");
  return name;
}

export const RouterContext = createContext<Router>();

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (router === undefined) throw new Error("useRouter is called outside RouterContext");
  return router;
}
