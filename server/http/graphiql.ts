import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { SecurityHeaders } from "./security-header.ts";

interface GraphiQLPage {
  readonly body: Buffer;
  readonly policy: string;
}

/** GraphiQL as a single page that works offline. */
export interface GraphiQL {
  send(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

export function createGraphiQL(basePath: string, headers: SecurityHeaders): GraphiQL {
  let rendered: Promise<GraphiQLPage> | null = null;
  return {
    async send(req, res) {
      rendered ??= render(basePath, headers);
      const { body, policy } = await rendered;
      res.writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Encoding": "gzip",
        "Content-Length": body.length,
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
      });
      res.end(req.method === "HEAD" ? undefined : body);
    },
  };
}

/** Renders the page of nine megabytes when it is first opened, and compresses it for the cache. */
async function render(basePath: string, headers: SecurityHeaders): Promise<GraphiQLPage> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Status Tracker API",
    endpoint: `${basePath}/graphql`,
    subscriptionsProtocol: "WS",
    credentials: "same-origin",
  });
  return { body: await promisify(gzip)(html), policy: headers.policyFor(html) };
}

/** Whether a browser opens /graphql as a page, as opposed to a client that sends a query. */
export function wantsGraphiQL(req: IncomingMessage, query: URLSearchParams): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  return isRead && !query.has("query") && (req.headers.accept ?? "").includes("text/html");
}
