import { type Accessor, createSignal } from "solid-js";

/** The installed app of this browser. */
export interface InstalledApp {
  /** Whether the server has a newer version than this page. */
  readonly isOutdated: Accessor<boolean>;
  /** Asks the server for a newer version. */
  update(): void;
}

const IDLE_AFTER_MS = 2000;

/** Resolves once the page has loaded and has had time for its data: the files of the other pages can wait. */
async function untilIdle(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, IDLE_AFTER_MS));
}

/** Installs the service worker, which opens the app without a network. Browsers have none outside secure contexts. */
export function installApp(baseUri: string): InstalledApp {
  const [isOutdated, setIsOutdated] = createSignal(false);
  // The development server has none.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator))
    return { isOutdated, update: () => {} };
  const { serviceWorker } = navigator;
  // The first one that takes over is of the same version as the page.
  let hadWorker = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (hadWorker) setIsOutdated(true);
    hadWorker = true;
  });
  const registered = untilIdle()
    .then(() => serviceWorker.register(new URL("service-worker.js", baseUri)))
    // Refused by the settings of the browser: the app works without.
    .catch(() => null);
  return {
    isOutdated,
    // Fails while the server cannot be reached.
    update: () => void registered.then((registration) => registration?.update().catch(() => {})),
  };
}
