import { type CardRequest, withChange } from "./request.ts";
import type { Title } from "./title.ts";

/** Where the tracker is, and who asks: a token, or else whoever is signed in there with this browser. */
export interface Tracker {
  /** With a slash at its end. */
  readonly url: string;
  readonly token: string | null;
}

const FIRST_RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;
const TOO_MANY = 429;

/** Reports the requests of a title and each change of them, until it is aborted. Connects again when the tracker was away. */
export async function followTitle(
  tracker: Tracker,
  title: Title,
  { signal, report }: { signal: AbortSignal; report: (requests: readonly CardRequest[]) => void },
): Promise<void> {
  for (
    let retryMs = FIRST_RETRY_MS;
    !signal.aborted;
    retryMs = Math.min(2 * retryMs, MAX_RETRY_MS)
  ) {
    try {
      const isPermitted = await follow(tracker, title, { signal, report });
      retryMs = FIRST_RETRY_MS;
      if (!isPermitted) {
        console.info(
          "Status Tracker: no card, because the token is wrong, or nobody is signed in.",
        );
        return;
      }
    } catch {
      // The tracker is not there, or has restarted: what was shown stays until it is.
    }
    await pause(retryMs, signal);
  }
}

async function follow(
  tracker: Tracker,
  title: Title,
  { signal, report }: Parameters<typeof followTitle>[2],
): Promise<boolean> {
  // The events first, so that nothing between both is missed.
  const events = await ask(tracker, "api/card/events", title, signal);
  if (events.status === 401 || events.status === 403) return false;
  // Of one person only so many streams may be open; what others see is then as old as their last try.
  const isLive = events.ok && events.body !== null;
  if (!isLive && events.status !== TOO_MANY) throw new Error(`status ${events.status}`);
  const listed = await ask(tracker, "api/card", title, signal);
  const answer: { data: { requests: { nodes: readonly CardRequest[] } } } = await listed.json();
  let requests = answer.data.requests.nodes;
  report(requests);
  if (!isLive) throw new Error(`status ${events.status}`);
  for await (const data of readEvents(events.body)) {
    const event: { data?: { requestChanged: CardRequest } | null } = JSON.parse(data);
    if (event.data == null) continue;
    requests = withChange(requests, event.data.requestChanged);
    report(requests);
  }
  return true;
}

function ask({ url, token }: Tracker, path: string, title: Title, signal: AbortSignal) {
  const address = new URL(path, url);
  for (const [name, value] of Object.entries(title)) address.searchParams.set(name, value);
  return fetch(address, {
    signal,
    ...(token === null
      ? { credentials: "include" }
      : { credentials: "omit", headers: { Authorization: `Bearer ${token}` } }),
  });
}

/** Yields the data of each server-sent event. EventSource cannot send a token. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const messages = (text + decoder.decode(value, { stream: true })).split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const data = message.split("\n").filter((line) => line.startsWith("data: "));
      if (data.length > 0) yield data.map((line) => line.slice("data: ".length)).join("\n");
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
