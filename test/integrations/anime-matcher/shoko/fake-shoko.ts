import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import type {
  IntegrationDeps,
  ServiceConnection,
} from "../../../../server/integrations/port/connection.ts";
import type { PollScope } from "../../../../server/integrations/port/poll.ts";
import type {
  TrackedItem,
  TrackedUnit,
} from "../../../../server/integrations/port/tracked-item.ts";

export const API_KEY = "b163435b-5f32-a0fe-f6f4-54455b27b8e0";

const RECORD_END = "\u001E";

interface FakeAnswers {
  state: string;
  /** By path tail, in lower case, as the server compares. */
  byTail: (tail: string) => unknown;
  byId: (id: string) => unknown;
  /** By CRC32, as written by the tracker. */
  byChecksum: (checksum: string) => unknown;
  /** Paths of Shoko's folders, and their name in this version. */
  folders: readonly string[];
  folderName: "ImportFolder" | "ManagedFolder";
  /** All files in the list. */
  files: readonly unknown[];
  isBanned: boolean;
  /** The actions of 6.0. */
  actions: readonly unknown[];
}

/** Shoko's REST API behind a `fetch`. */
export function createFakeShoko() {
  const calls: {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
  }[] = [];
  const answers: FakeAnswers = {
    state: "Started",
    byTail: () => [],
    byId: () => null,
    byChecksum: () => null,
    folders: ["/data/media/anime/"],
    folderName: "ImportFolder",
    files: [],
    isBanned: false,
    actions: [],
  };

  function answer({ method, url: address, headers }: Request): Response {
    const url = new URL(address);
    calls.push({ method, path: url.pathname, query: url.searchParams });
    const path = url.pathname;
    if (path === "/api/v3/Init/Status")
      return Response.json({ State: answers.state, StartupMessage: "Initializing Hasher" });
    if (path === "/api/v3/Init/Version") return Response.json({ Server: { Version: "5.3.3.0" } });
    const isAllowed = answers.state === "Started" && headers.get("apikey") === API_KEY;
    if (!isAllowed) return new Response(null, { status: 401 });
    if (path.endsWith("Folder"))
      return path === `/api/v3/${answers.folderName}`
        ? Response.json(answers.folders.map((folder, index) => ({ ID: index + 1, Path: folder })))
        : new Response(null, { status: 404 });
    if (path === "/api/v3/AniDB/BanStatus")
      return Response.json({ UDP: { IsBanned: answers.isBanned }, HTTP: { IsBanned: false } });
    if (path === "/api/v3/File") {
      const size = Number(url.searchParams.get("pageSize"));
      const start = (Number(url.searchParams.get("page")) - 1) * size;
      const List = answers.files.slice(start, start + size);
      return Response.json({ Total: answers.files.length, List });
    }
    const rescanned = /\/File\/(\d+)\/Rescan$/.exec(path)?.[1];
    if (rescanned !== undefined)
      return new Response(null, { status: answers.byId(rescanned) === null ? 404 : 200 });
    if (path.endsWith("/Scan")) return Response.json({});
    if (path.startsWith("/api/v3/Action")) {
      const isKnown = answers.folderName === "ManagedFolder" || path.includes("RemoveMissing");
      if (!isKnown) return new Response(null, { status: 404 });
      return Response.json(path === "/api/v3/Action" ? answers.actions : {});
    }
    const checksum = url.searchParams.get("hash");
    const found =
      checksum !== null
        ? answers.byChecksum(checksum)
        : path === "/api/v3/File/PathEndsWith"
          ? answers.byTail(url.searchParams.get("path")?.toLowerCase() ?? "")
          : answers.byId(path.split("/").at(-1) ?? "");
    if (found instanceof Response) return found;
    return found === null ? new Response(null, { status: 404 }) : Response.json(found);
  }

  return {
    answers,
    calls,
    callsTo: (path: string) => calls.filter((call) => call.path === path),
    tails: () =>
      calls
        .filter(({ path }) => path.endsWith("PathEndsWith"))
        .map(({ query }) => query.get("path")),
    fetch: (async (input, init) => answer(new Request(input, init))) as typeof fetch,
  };
}

/** A hub that uses SignalR's JSON protocol over a WebSocket. */
export async function startFakeHub(keyHeader = "apikey") {
  const requests: string[] = [];
  const sockets = new Set<WebSocket>();
  const isAllowed = (request: IncomingMessage) => {
    requests.push(request.url ?? "");
    return request.headers[keyHeader] === API_KEY;
  };
  const server = createServer((request, response) => {
    if (!isAllowed(request)) {
      response.writeHead(401).end();
      return;
    }
    const transports = [{ transport: "WebSockets", transferFormats: ["Text"] }];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        connectionId: "1",
        connectionToken: "1",
        negotiateVersion: 1,
        availableTransports: transports,
      }),
    );
  });
  const hub = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) => isAllowed(req),
  });
  const waiting: (() => void)[] = [];
  hub.on("connection", (socket) => {
    socket.once("message", () => {
      socket.send(`{}${RECORD_END}`);
      sockets.add(socket);
      for (const resolve of waiting.splice(0)) resolve();
    });
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connected: () =>
      sockets.size > 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)),
    send(target: string, body: unknown) {
      const frame = JSON.stringify({ type: 1, target, arguments: [body] }) + RECORD_END;
      for (const socket of sockets) socket.send(frame);
    },
    drop() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    openSockets: () => hub.clients.size,
    async close() {
      for (const socket of hub.clients) socket.terminate();
      hub.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

export function connectionTo(extra: Partial<ServiceConnection> = {}): ServiceConnection {
  return { slug: "shoko", kind: "SHOKO", url: "http://shoko.test:8111", apiKey: API_KEY, ...extra };
}

export const NOW = "2026-11-22T07:00:00.000Z";

export function createTestClock(start = NOW) {
  let now = new Date(start).getTime();
  return { now: () => new Date(now), advance: (ms: number) => void (now += ms) };
}

export function depsFor(fetchAnswer: typeof fetch, signal = new AbortController().signal) {
  const lines: string[] = [];
  const write = (fields: object, message: string) =>
    void lines.push(`${JSON.stringify(fields)} ${message}`);
  const deps: IntegrationDeps = {
    fetch: fetchAnswer,
    now: () => new Date(NOW),
    log: { debug: write, info: write, warn: write },
    signal,
  };
  return { deps, lines };
}

export function waitingFor(
  units: readonly TrackedUnit[],
  extra: Partial<TrackedItem> = {},
): PollScope {
  const item: TrackedItem = {
    mediaType: "TV",
    title: "Kumo no Machi",
    isAnime: true,
    arr: { service: "sonarr", id: 4 },
    tvdbId: 410_001,
    seasons: [1],
    state: "IMPORTING",
    units,
    ...extra,
  };
  return { tracked: [item], downloadIds: new Set(), cursor: null };
}

export function unit(number: number, extra: Partial<TrackedUnit> = {}): TrackedUnit {
  const name = `[LabSubs] Kumo no Machi - ${String(number).padStart(2, "0")} (1080p).mkv`;
  return {
    season: 1,
    number,
    state: "IMPORTING",
    filePath: `/anime/Kumo no Machi/Season 1/${name}`,
    ...extra,
  };
}
