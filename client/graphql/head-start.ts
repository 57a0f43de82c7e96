import { recall, remember } from "../lib/browser-memory.ts";

declare global {
  /** What public/start.js has asked before the app was there, by the body of the request. */
  var headStart: Map<string, Promise<Response>> | undefined;
}

/** What home asks first, as the bodies of its requests. */
const FIRST_QUERIES = "first-queries";
/** Once this is answered, home has asked all of them. */
const LAST_QUERY = "RequestList";
const MAX_QUERIES = 12;
/** Later a question is asked anew. */
const MAX_AGE_MS = 30_000;

/** The first queries of a page: some have been asked before the app was there, by what the last visit asked. */
export interface HeadStart {
  /** Sends a query, or returns the answer that is on its way already. */
  readonly fetch: typeof fetch;
}

/** `isHome`: whether what this page asks first is remembered for the next time. */
export function openHeadStart(isHome: boolean): HeadStart {
  const asked = new Set<string>();
  let isFirst = isHome;

  const settle = (body: string) => {
    if (!isFirst || nameOf(body) !== LAST_QUERY) return;
    isFirst = false;
    const bodies = JSON.stringify([...asked].slice(0, MAX_QUERIES));
    if (recall("browser", FIRST_QUERIES) !== bodies) remember("browser", FIRST_QUERIES, bodies);
  };

  return {
    async fetch(input, init) {
      const body = init?.body;
      if (typeof body !== "string") return fetch(input, init);
      if (isFirst) asked.add(body);
      const early = takeAnswer(body);
      try {
        // A question that failed is asked again.
        return await (early?.catch(() => fetch(input, init)) ?? fetch(input, init));
      } finally {
        settle(body);
      }
    },
  };
}

function nameOf(body: string): unknown {
  const request: unknown = JSON.parse(body);
  return typeof request === "object" && request !== null && "operationName" in request
    ? request.operationName
    : null;
}

/** Each is taken once: what is asked again is asked for news. */
function takeAnswer(body: string): Promise<Response> | undefined {
  const answer = performance.now() < MAX_AGE_MS ? globalThis.headStart?.get(body) : undefined;
  globalThis.headStart?.delete(body);
  return answer;
}
