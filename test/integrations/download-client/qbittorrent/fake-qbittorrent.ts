import type {
  IntegrationDeps,
  ServiceConnection,
} from "../../../../server/integrations/port/connection.ts";
import { depsWith } from "../common/support.ts";

export const PASSWORD = "s3cret-of-the-client";
export const API_KEY = "qbt_abcdefghijklmnopqrstuvwxyz01";

type LoginStyle = "5.1" | "5.2";

export interface FakeOptions {
  readonly style?: LoginStyle;
  /** The client's address needs no login. */
  readonly isBypassed?: boolean;
  readonly cookieName?: string;
}

/** A qBittorrent behind a `fetch`: both login variants, sessions and the answers that the test sets. */
export function createFakeQbittorrent({
  style = "5.2",
  isBypassed = false,
  cookieName = "QBT_SID_18450",
}: FakeOptions = {}) {
  let sessions = 0;
  let session: string | null = null;
  let password = PASSWORD;
  const calls: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly cookie: string | null;
  }[] = [];
  const answers = {
    maindata: (_rid: number): unknown => ({ rid: 1, full_update: true }),
    files: (_hash: string): unknown => [],
  };

  function logIn(form: URLSearchParams): Response {
    if (form.get("username") !== "admin" || form.get("password") !== password) {
      return style === "5.1"
        ? new Response("Fails.")
        : new Response("Unauthorized", { status: 401 });
    }
    sessions += 1;
    session = `${cookieName}=session-${sessions}`;
    const headers = { "set-cookie": `${session}; HttpOnly; SameSite=Lax; path=/` };
    return style === "5.1"
      ? new Response("Ok.", { headers })
      : new Response(null, { status: 204, headers });
  }

  async function answer(request: Request): Promise<Response> {
    const { headers } = request;
    const url = new URL(request.url);
    const path = url.pathname;
    calls.push({ path, query: url.searchParams, cookie: headers.get("cookie") });
    if (path === "/api/v2/auth/login") return logIn(new URLSearchParams(await request.text()));
    const isAllowed =
      isBypassed ||
      (session !== null && headers.get("cookie") === session) ||
      (style === "5.2" && headers.get("authorization") === `Bearer ${API_KEY}`);
    if (!isAllowed) return new Response("Forbidden", { status: 403 });
    if (path === "/api/v2/app/version") return new Response("v5.3.0");
    const body =
      path === "/api/v2/sync/maindata"
        ? await answers.maindata(Number(url.searchParams.get("rid")))
        : await answers.files(url.searchParams.get("hash") ?? "");
    if (body instanceof Response) return body;
    return body === null ? new Response("Not Found", { status: 404 }) : Response.json(body);
  }

  return {
    answers,
    calls,
    fetch: ((input, init) => answer(new Request(input, init))) as typeof fetch,
    callsTo: (path: string) => calls.filter((call) => call.path === path),
    logins: () => calls.filter((call) => call.path === "/api/v2/auth/login").length,
    rids: () =>
      calls
        .filter((call) => call.path === "/api/v2/sync/maindata")
        .map((call) => Number(call.query.get("rid"))),
    /** A restart: all sessions are lost. */
    restart: () => void (session = null),
    changePassword: (next: string) => void (password = next),
  };
}

export type FakeQbittorrent = ReturnType<typeof createFakeQbittorrent>;

export function connectionTo(extra: Partial<ServiceConnection> = {}): ServiceConnection {
  return {
    slug: "qbittorrent",
    kind: "QBITTORRENT",
    url: "http://qbittorrent.test:8080",
    username: "admin",
    password: PASSWORD,
    ...extra,
  };
}

export function depsFor(fake: FakeQbittorrent, now: () => Date): IntegrationDeps {
  return depsWith(now, fake.fetch);
}
