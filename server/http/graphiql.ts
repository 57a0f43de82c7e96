import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { findLogEnd } from "../tracking/core/log-end.ts";
import type { HttpDeps } from "./deps.ts";
import { listPlaygroundTabs } from "./playground-document.ts";
import type { SecurityHeaders } from "./security-header.ts";

interface GraphiQLPage {
  readonly body: Buffer;
  readonly policy: string;
}

/** GraphiQL as a single page that works offline. */
export interface GraphiQL {
  send(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

interface GraphiQLDeps extends Pick<HttpDeps, "tracking" | "config"> {
  readonly headers: SecurityHeaders;
}

export function createGraphiQL({ tracking, config, headers }: GraphiQLDeps): GraphiQL {
  const { basePath } = config;
  let rendered: { readonly after: bigint; readonly page: Promise<GraphiQLPage> } | null = null;
  return {
    async send(req, res) {
      const after = startBefore(await findLogEnd(tracking.store.read));
      if (rendered?.after !== after) rendered = { after, page: render(basePath, headers, after) };
      const { body, policy } = await rendered.page;
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

const MIN_FOLLOWED = 20n;
const RENDER_EVERY = 500n;

/** Where following begins: so early that something is shown at once, and the same for so long that the page can be kept. */
function startBefore(head: bigint): bigint {
  return head <= MIN_FOLLOWED ? 0n : ((head - MIN_FOLLOWED) / RENDER_EVERY) * RENDER_EVERY;
}

/** Renders the page of nine megabytes when it is first opened, and compresses it for the cache. */
async function render(
  basePath: string,
  headers: SecurityHeaders,
  after: bigint,
): Promise<GraphiQLPage> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const page = renderGraphiQL({
    title: "Status Tracker API",
    endpoint: `${basePath}/graphql`,
    subscriptionsProtocol: "WS",
    credentials: "same-origin",
    defaultTabs: listPlaygroundTabs({ after }).map(({ query, variables }) => ({
      query,
      ...(variables !== undefined && { variables: JSON.stringify(variables, null, 2) }),
    })),
  });
  const html = addWayBack(page, basePath);
  return { body: await promisify(gzip)(html), policy: headers.policyFor(html) };
}

const STYLE = `
  body { display: flex; flex-direction: column; height: 100dvh; margin: 0; }
  #root { flex: 1; min-height: 0; height: auto; }
  #root > * { height: 100%; }
  .way-back { flex: none; padding: 7px 14px; font: 14px/1.4 system-ui, sans-serif; background: #1a1c20; }
  .way-back a { color: #eceef2; display: inline-block; padding: 3px 0; }
`;

/** The page is GraphiQL alone: it does not lead back to the tracker, and phones would show it zoomed out. */
function addWayBack(html: string, basePath: string): string {
  const head = `<meta name="viewport" content="width=device-width, initial-scale=1" /><style>${STYLE}</style></head>`;
  const link = `<nav class="way-back"><a href="${basePath}/">← Status Tracker</a></nav>`;
  return html.replace("</head>", () => head).replace('<div id="root">', (root) => `${link}${root}`);
}

/** Whether a browser opens /graphql as a page, as opposed to a client that sends a query. */
export function wantsGraphiQL(req: IncomingMessage, query: URLSearchParams): boolean {
  const isRead = req.method === "GET" || req.method === "HEAD";
  return isRead && !query.has("query") && (req.headers.accept ?? "").includes("text/html");
}
