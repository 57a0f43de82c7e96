import { type Component, type JSX, Show, createSignal, onMount } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { recall, remember } from "../lib/browser-memory.ts";
import { EmptyState } from "./empty-state.tsx";

export interface LazyPage {
  (): JSX.Element;
  /** Called by the router when a link is hovered or focused. */
  preload(): void;
}

/**
 * A page that is loaded when it is opened. Not Solid's own `lazy`: that needs a Suspense around the page, which would also
 * take the page away whenever something on it loads.
 */
export function lazyPage(load: () => Promise<Component>, mayPreload = () => true): LazyPage {
  const [page, setPage] = createSignal<Component | null>(null);
  const [hasFailed, setHasFailed] = createSignal(false);
  let pending: Promise<void> | null = null;

  const start = async () => {
    setHasFailed(false);
    try {
      const loaded = await load();
      setPage(() => loaded);
    } catch {
      pending = null;
      setHasFailed(true);
    }
  };
  const ensure = () => {
    if (page() === null) pending ??= start();
  };

  const Page = () => {
    ensure();
    return (
      <Show
        when={page()}
        keyed
        fallback={
          <Show when={hasFailed()} fallback={<Loading />}>
            <NotLoaded />
          </Show>
        }
      >
        {(Loaded) => <Loaded />}
      </Show>
    );
  };
  return Object.assign(Page, {
    preload: () => {
      if (mayPreload()) ensure();
    },
  });
}

function Loading(): JSX.Element {
  return (
    <p class="wrap quiet page page-loading" role="status">
      {shell("loading")}
    </p>
  );
}

function NotLoaded(): JSX.Element {
  onMount(() => {
    if (mayReload()) location.reload();
  });
  return (
    <main class="wrap">
      <EmptyState title={shell("notLoaded")} isPage>
        <p>{shell("notLoadedHint")}</p>
        <button class="btn" type="button" onClick={() => location.reload()}>
          {shell("reload")}
        </button>
      </EmptyState>
    </main>
  );
}

const RELOADED_AT = "reloaded-at";
const RELOAD_AGAIN_MS = 20_000;

/** After an update the files of an open page are gone, which a reload mends; but a page must not reload for ever. */
function mayReload(): boolean {
  if (!navigator.onLine) return false;
  const now = String(Date.now());
  const last = Number(recall("tab", RELOADED_AT) ?? 0);
  remember("tab", RELOADED_AT, now);
  return Date.now() - last > RELOAD_AGAIN_MS && recall("tab", RELOADED_AT) === now;
}
