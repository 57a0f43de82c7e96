import { type Accessor, createContext, createSignal } from "solid-js";
import { recall, remember } from "../lib/browser-memory.ts";
import { OperationError } from "./error.ts";
import type { Operation } from "./operation-type.ts";

/** What the server answered last, for the time in which it cannot be reached. */
export interface LastAnswers {
  /** When the oldest of the answers that are shown in place of fresh ones was given; null if all are fresh. */
  readonly shownFrom: Accessor<Date | null>;
  /** Keeps an answer of the server, which is fresh. */
  keep(operation: string, variables: unknown, data: unknown): void;
  /** Returns the last answer, which then counts as shown; null if there is none, or the server can be reached. */
  show(operation: string, variables: unknown): Promise<unknown>;
  /** Says whether the server can be reached. Then every screen loads anew: a failed load is tried again, not replaced. */
  setReachable(isReachable: boolean): void;
  /** Says whose answers follow: nobody else sees those that were kept. Null: nobody is signed in. */
  setViewer(id: string | null): void;
}

/**
 * What makes up the pages on which people look where their requests are. Pages of admins are not kept: they are of no use
 * without the server, and say more than the device should remember.
 */
export const LASTING_OPERATIONS: readonly string[] = [
  "Session",
  "RequestList",
  "RequestListCount",
  "Request",
  "History",
];

/** When the oldest of the kept answers that the page shows was given; null if all are fresh. */
export const ShownFromContext = createContext<Accessor<Date | null>>(() => null);

/** Keeps what the server answers; while it cannot be reached, returns the last answer instead. */
export async function orLast(
  answers: LastAnswers,
  { name }: Operation,
  variables: object,
  answer: Promise<unknown>,
): Promise<unknown> {
  if (!LASTING_OPERATIONS.includes(name)) return answer;
  try {
    const data = await answer;
    answers.keep(name, variables, data);
    return data;
  } catch (error) {
    const isUnreachable = error instanceof OperationError && error.errors.length === 0;
    const last = isUnreachable ? await answers.show(name, variables) : null;
    if (last === null) throw error;
    return last;
  }
}

/** Nothing is kept, and nothing is shown. */
export const NO_LAST_ANSWERS: LastAnswers = {
  shownFrom: () => null,
  keep: () => {},
  show: () => Promise.resolve(null),
  setReachable: () => {},
  setViewer: () => {},
};

const STORE = "last-answers";
const MAX_ANSWERS = 60;
/** Remembers whose answers are kept. */
const VIEWER = "last-answers-of";

/** Keeps them in the Cache API, which exists where service workers do: without one, no page opens without the server. */
export function openLastAnswers(): LastAnswers {
  if (!("caches" in globalThis)) return NO_LAST_ANSWERS;
  const [shownFrom, setShownFrom] = createSignal<Date | null>(null);
  let isReachable = false;

  /** One at a time: what was deleted is not written again by an earlier answer. */
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (work: (store: Cache) => Promise<void>) => {
    // Storage may be full or refused: nothing is kept then.
    queue = queue.then(async () => work(await caches.open(STORE))).catch(() => {});
  };

  return {
    shownFrom,
    keep(operation, variables, data) {
      const url = toUrl(operation, variables);
      const answer = toResponse(data);
      enqueue(async (store) => {
        // The oldest come first.
        await store.delete(url);
        await store.put(url, answer);
        const kept = await store.keys();
        const excess = kept.slice(0, Math.max(0, kept.length - MAX_ANSWERS));
        await Promise.all(excess.map((request) => store.delete(request)));
      });
    },
    async show(operation, variables) {
      if (isReachable) return null;
      const answer = await caches
        .open(STORE)
        .then((store) => store.match(toUrl(operation, variables)))
        .catch(() => undefined);
      if (answer === undefined) return null;
      const at = new Date(answer.headers.get("Date") ?? 0);
      setShownFrom((before) => (before === null || at < before ? at : before));
      return answer.json();
    },
    setReachable(isNowReachable) {
      isReachable = isNowReachable;
      if (isReachable) setShownFrom(null);
    },
    setViewer(id) {
      if (recall("browser", VIEWER) === id) return;
      remember("browser", VIEWER, id);
      setShownFrom(null);
      enqueue(async (store) => {
        const kept = await store.keys();
        // The question who is signed in has just been answered.
        const others = kept.filter(({ url }) => id === null || !url.includes("/Session?"));
        await Promise.all(others.map((request) => store.delete(request)));
      });
    },
  };
}

/** Nothing is ever requested under it. */
function toUrl(operation: string, variables: unknown): string {
  const url = new URL(`last-answers/${operation}`, document.baseURI);
  url.searchParams.set("variables", JSON.stringify(variables));
  return url.href;
}

function toResponse(data: unknown): Response {
  return new Response(JSON.stringify(data), { headers: { Date: new Date().toUTCString() } });
}
