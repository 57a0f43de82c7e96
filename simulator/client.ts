import type { ServiceName } from "./failures.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "./service/access.ts";
import type { Stack } from "./stack.ts";

interface LibraryPage {
  readonly TotalRecordCount: number;
  readonly Items: readonly {
    readonly Id: string;
    readonly Name: string;
    readonly Path?: string;
    readonly IndexNumber?: number;
    readonly IndexNumberEnd?: number;
    readonly ProviderIds?: Readonly<Record<string, string>>;
    readonly MediaSources?: readonly { readonly Size: number }[];
  }[];
}

/** Calls the simulated services with the right keys; the caller names the expected shape. */
export interface StackClient {
  seerr<T>(path: string): Promise<T>;
  sonarr<T>(path: string): Promise<T>;
  radarr<T>(path: string): Promise<T>;
  shoko<T>(path: string): Promise<T>;
  jellyfin(path: string): Promise<LibraryPage>;
  /** Logs in once and keeps the cookie. */
  qbittorrent<T>(path: string): Promise<T>;
  /** Changes something in the form that the service accepts: JSON, or a form for qBittorrent. */
  send<T = unknown>(service: ServiceName, call: string, body?: object): Promise<Sent<T>>;
}

interface Sent<T> {
  readonly status: number;
  /** null: not JSON. */
  readonly json: T | null;
}

export function createClient(stack: Stack): StackClient {
  const { urls } = stack;
  let session: Promise<string> | null = null;
  return {
    seerr: (path) => ask(urls.seerr + path, { "X-Api-Key": API_KEYS.seerr }),
    sonarr: (path) => ask(urls.sonarr + path, { "X-Api-Key": API_KEYS.sonarr }),
    radarr: (path) => ask(urls.radarr + path, { "X-Api-Key": API_KEYS.radarr }),
    shoko: (path) => ask(urls.shoko + path, { apikey: API_KEYS.shoko }),
    jellyfin: (path) =>
      ask(urls.jellyfin + path, { Authorization: `MediaBrowser Token="${API_KEYS.jellyfin}"` }),
    async qbittorrent(path) {
      session ??= logIn(urls.qbittorrent);
      return ask(urls.qbittorrent + path, { Cookie: await session });
    },
    async send(service, call, body) {
      const [method = "", path = ""] = call.split(" ");
      if (service === "qbittorrent") {
        session ??= logIn(urls.qbittorrent);
        const form = new URLSearchParams(Object.entries(body ?? {}));
        return sent(urls[service] + path, method, { Cookie: await session }, form);
      }
      const json = body === undefined ? undefined : JSON.stringify(body);
      return sent(urls[service] + path, method, keyOf(service), json);
    },
  };
}

function keyOf(service: keyof typeof API_KEYS): Record<string, string> {
  const key = API_KEYS[service];
  if (service === "shoko") return { apikey: key };
  return service.startsWith("jellyfin")
    ? { Authorization: `MediaBrowser Token="${key}"` }
    : { "X-Api-Key": key, "Content-Type": "application/json" };
}

async function sent<T>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string | URLSearchParams | undefined,
): Promise<Sent<T>> {
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, json: /^[[{]/.test(text) ? (JSON.parse(text) as T) : null };
}

async function ask<T>(url: string, headers: Record<string, string>): Promise<T> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${response.status} from ${new URL(url).pathname}`);
  return (await response.json()) as T;
}

async function logIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v2/auth/login`, {
    method: "POST",
    body: new URLSearchParams(QBITTORRENT_LOGIN),
  });
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}
