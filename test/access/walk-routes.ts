import { WebSocket } from "ws";
import { ACTORS, type Actor } from "./actor.ts";
import { BACKUP_NAME, type House } from "./house.ts";
import { requestId } from "./subject.ts";

/** How a route answers each actor, in a word. */
export type RouteReaches = ReadonlyMap<Actor, string>;

interface RouteProbe {
  readonly method?: "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Says what a response with a good status shows. */
  readonly read?: (body: string) => string;
}

/** A call of each route; `{…}` is replaced as a client would. */
const PROBES: Readonly<Record<string, RouteProbe>> = {
  "/": { path: "/" },
  "/hooks/{slug}": { method: "POST", path: "/hooks/sonarr", body: "{}" },
  "/graphql": {
    method: "POST",
    path: "/graphql",
    headers: { "Content-Type": "application/json" },
    body: '{"query":"{ setupRequired }"}',
  },
  "/graphql in a browser (GraphiQL)": { path: "/graphql", headers: { Accept: "text/html" } },
  "/auth/oidc/{provider}": { path: "/auth/oidc/oidc" },
  "/auth/oidc/{provider}/callback": { path: "/auth/oidc/oidc/callback?code=1" },
  "/s/{token}": { path: "/s/{token}" },
  "/s/{token}/badge.svg": { path: "/s/{token}/badge.svg" },
  "/feeds/{token}/calendar.ics": { path: "/feeds/none/calendar.ics" },
  "/feeds/{token}/requests.atom": { path: "/feeds/none/requests.atom" },
  "/api/posters/{signature}/{source}": { path: "/api/posters/none/none" },
  "/api/backups/{name}": { path: `/api/backups/${BACKUP_NAME}` },
  "/api/requests/{id}/tape": { path: `/api/requests/${requestId("mine")}/tape` },
  "/api/card": {
    path: "/api/card?type=tv&tmdb=1",
    read: (body) => ("data" in (JSON.parse(body) as object) ? "yes" : "–"),
  },
  // Without a title, which is read after whoever asks: the stream would not end.
  "/api/card/events": { path: "/api/card/events" },
  "/api/mcp": {
    method: "POST",
    path: "/api/mcp",
    headers: { "Content-Type": "application/json", Accept: "application/json, text/event-stream" },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  },
  "/api/sign-in": { path: "/api/sign-in?code=none" },
  "/api/health": {
    path: "/api/health",
    read: (body) => (Object.keys(JSON.parse(body) as object).length > 1 ? "yes" : "status"),
  },
  "/api/ready": { path: "/api/ready" },
  "/api/live": { path: "/api/live" },
  "/api/widget": {
    path: "/api/widget",
    read: (body) => ((JSON.parse(body) as { total: number }).total === 2 ? "own" : "all"),
  },
  "/metrics": { path: "/metrics" },
};

/** Rows of the table that are no route of the handler: the client's files, and two more ways into /graphql. */
const MORE = ["/", "/graphql in a browser (GraphiQL)"];

export async function walkRoutes(house: House): Promise<ReadonlyMap<string, RouteReaches>> {
  const rows = new Map<string, RouteReaches>();
  for (const path of [...MORE, ...house.door.paths]) {
    const probe = PROBES[path];
    if (probe === undefined)
      throw new Error(`${path} is a new route: add a call of it to test/access/walk-routes.ts`);
    const reaches = new Map<Actor, string>();
    for (const actor of ACTORS) reaches.set(actor, await callRoute(house, actor, probe));
    rows.set(path, reaches);
  }
  const sockets = new Map<Actor, string>();
  for (const actor of ACTORS) sockets.set(actor, await openSocketAs(house, actor));
  return rows.set("/graphql over WebSocket", sockets);
}

async function callRoute(
  { door, call, shareToken }: House,
  actor: Actor,
  { method, path, headers, body, read = () => "yes" }: RouteProbe,
): Promise<string> {
  const init = await call(actor);
  const target = path.replace("{token}", actor === "share link" ? shareToken : "none");
  const response = await fetch(`${door.url}${target}`, {
    method: method ?? "GET",
    redirect: "manual",
    headers: {
      ...(init.token != null && { Authorization: `Bearer ${init.token}` }),
      ...init.headers,
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  if ([401, 403, 404].includes(response.status)) return "–";
  // A browser that is not signed in is sent to the sign-in page.
  const isPage = headers?.["Accept"] === "text/html";
  if (isPage && response.headers.has("location")) return "–";
  return read(text);
}

async function openSocketAs({ door, call }: House, actor: Actor): Promise<string> {
  const { token, headers = {} } = await call(actor);
  const socket = new WebSocket(door.socketUrl, "graphql-transport-ws", { headers });
  const answer = Promise.withResolvers<string>();
  socket.on("open", () =>
    socket.send(
      JSON.stringify({ type: "connection_init", ...(token != null && { payload: { token } }) }),
    ),
  );
  socket.on("message", () => answer.resolve("yes"));
  socket.on("close", () => answer.resolve("–"));
  const result = await answer.promise;
  socket.terminate();
  return result;
}
