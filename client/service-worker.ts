// The service worker: keeps the files of the app, so that it opens without a network, and serves them from there.

/** What the build writes in front of this file. */
interface Precache {
  /** Changes with any file of the app. */
  readonly version: string;
  /** Names with a hash of the content: what is kept is never outdated. */
  readonly files: readonly string[];
  /** Names that stay: what is kept is for the time without a network. */
  readonly fixed: readonly string[];
}

/** The types of TypeScript for service workers exclude those of pages. */
interface WorkerScope {
  readonly PRECACHE: Precache;
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options: NotificationOptions): Promise<void>;
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly type: "window" }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "push", listener: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", listener: (event: ClickEvent) => void): void;
}

/** A window of the app. */
interface OpenPage {
  readonly url: string;
  focus(): Promise<OpenPage>;
  navigate(url: string): Promise<unknown>;
}

interface PushEvent {
  readonly data: { json(): unknown } | null;
  waitUntil(work: Promise<unknown>): void;
}

interface ClickEvent {
  readonly notification: { readonly data: unknown; close(): void };
  waitUntil(work: Promise<unknown>): void;
}

/** What the server encrypts for this browser (server/integrations/notifier/web-push.ts). */
interface PushedMessage {
  /** The same for a message that comes twice: the browser shows it once. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** Of the page to open, below the address of the app. */
  readonly path: string;
}

interface FetchEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope;
const { version, files, fixed } = scope.PRECACHE;
const base = scope.registration.scope;
const PREFIX = "files-";
const CACHE = `${PREFIX}${version}`;
/** The page, whatever its address is. */
const SHELL = base;
const hashed = new Set(files.map((name) => base + name));
const kept = new Set(fixed.map((name) => base + name));

/** Not pages of the app, or ones that must not be kept. */
const NOT_THE_APP = /^(?:api|auth|graphql|hooks|metrics|s)(?:[/?#]|$)/;
/** A server that takes longer counts as out of reach. */
const PAGE_TIMEOUT_MS = 4000;
/** What a proxy answers while the tracker behind it is gone. */
const GATEWAY_ERRORS = new Set([502, 503, 504]);

scope.addEventListener("install", (event) => {
  event.waitUntil(keepFiles().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldFiles().then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(base)) return;
  if (request.mode === "navigate") {
    if (!NOT_THE_APP.test(request.url.slice(base.length))) event.respondWith(openPage(request));
  } else if (request.url.startsWith(`${base}assets/`)) {
    event.respondWith(findFile(request));
  } else if (kept.has(request.url)) {
    event.respondWith(fetch(request).catch(() => findFile(request)));
  }
});

scope.addEventListener("push", (event) => {
  const message = event.data?.json() as PushedMessage | undefined;
  if (message === undefined) return;
  const { tag, title, body, path } = message;
  event.waitUntil(
    scope.registration.showNotification(title, {
      tag,
      body,
      icon: `${base}icon-192.png`,
      data: { path },
    }),
  );
});

scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { path } = event.notification.data as Pick<PushedMessage, "path">;
  event.waitUntil(openAddress(new URL(path, base).href));
});

/** In a window of the app that is open already, if there is one. */
async function openAddress(url: string): Promise<void> {
  const pages = await scope.clients.matchAll({ type: "window" });
  const page = pages.find((one) => one.url === url) ?? pages[0];
  if (page === undefined) {
    await scope.clients.openWindow(url);
    return;
  }
  if (page.url !== url) await page.navigate(url);
  await page.focus();
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  const known = await Promise.all([...hashed].map((url) => caches.match(url)));
  // What an earlier version kept under the same name is the same.
  const missing = [...hashed].filter((_url, index) => known[index] === undefined);
  const same = [...hashed].flatMap((url, index) => {
    const answer = known[index];
    return answer === undefined ? [] : [cache.put(url, answer)];
  });
  const fresh = [SHELL, ...kept].map((url) => new Request(url, { cache: "reload" }));
  await Promise.all([...same, cache.addAll([...missing, ...fresh])]);
}

/** Pages that are still open may need the files of the version before. */
async function forgetOldFiles(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const old = names.filter((name) => name !== CACHE).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function findFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The page comes from the server as long as that answers, so that it is never outdated. */
async function openPage(request: Request): Promise<Response> {
  const shell = async () => (await caches.open(CACHE)).match(SHELL);
  const fromServer = fetch(request).then(
    async (answer) => (GATEWAY_ERRORS.has(answer.status) ? ((await shell()) ?? answer) : answer),
    async () => (await shell()) ?? Response.error(),
  );
  const late = new Promise<Response>((resolve) => {
    setTimeout(async () => {
      const known = await shell();
      if (known !== undefined) resolve(known);
    }, PAGE_TIMEOUT_MS);
  });
  return Promise.race([fromServer, late]);
}
