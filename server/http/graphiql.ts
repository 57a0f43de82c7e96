import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { policyFor } from "./security-header.ts";

interface Playground {
  readonly body: Buffer;
  readonly policy: string;
}

/** The GraphQL playground as one page that works without the internet. */
export interface GraphiQL {
  send(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

export function createGraphiQL(basePath: string): GraphiQL {
  let rendered: Promise<Playground> | null = null;
  return {
    async send(req, res) {
      rendered ??= render(basePath);
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

/** Nine megabytes of text: loaded when somebody first opens the page, and kept compressed. */
async function render(basePath: string): Promise<Playground> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Status Tracker API",
    endpoint: `${basePath}/graphql`,
    subscriptionsProtocol: "WS",
    credentials: "same-origin",
  });
  return { body: await promisify(gzip)(html), policy: policyFor(html) };
}

/** A person's browser that opens /graphql, not a program that asks it something. */
export function wantsGraphiQL(req: IncomingMessage, query: URLSearchParams): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  return isRead && !query.has("query") && (req.headers.accept ?? "").includes("text/html");
}
