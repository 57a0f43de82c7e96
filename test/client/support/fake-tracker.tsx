import { cleanup, configure, render } from "@solidjs/testing-library";
import { type Component, type JSX, Show, createSignal } from "solid-js";
import { Dynamic } from "solid-js/web";
import { onTestFinished } from "vitest";
import { SessionContext, type Session } from "../../../client/feature/session/create-session.ts";
import { SyncContext, createSync } from "../../../client/feature/sync/create-sync.ts";
import { createClient } from "../../../client/graphql/client.ts";
import { ConnectionContext } from "../../../client/graphql/connection-context.ts";
import type { ConnectionPhase } from "../../../client/graphql/connection-phase.ts";
import type { Connection } from "../../../client/graphql/connection.ts";
import type { Role } from "../../../client/graphql/graphql.ts";
import type { Client, Document } from "../../../client/graphql/operation-type.ts";
import { dataOf } from "../../../client/graphql/payload.ts";
import { readOperation } from "../../../client/graphql/read-operation.ts";
import { RouterContext, createRouter } from "../../../client/lib/router.ts";

// Parts of a page are loaded when they are shown: on a busy machine its own second is too short for that.
configure({ asyncUtilTimeout: 60_000 });

export type Data = Record<string, unknown>;
export type Answer = (variables: Record<string, unknown>) => Data;

export interface FakeTracker {
  readonly connection: Connection;
  /** Sends a message to every subscriber of the operation. */
  push(operation: string, data: Data): void;
  /** Ends the operation for every subscriber, as the server does. */
  end(operation: string): void;
  /** Simulates a reconnection. */
  reconnect(): void;
  setPhase(phase: ConnectionPhase): void;
  /** The names of the operations so far. */
  readonly asked: readonly string[];
}

/** Operations that every page runs. */
const ON_EVERY_PAGE: Record<string, Answer> = {
  Sync: () => ({ sync: null }),
  ProblemActions: () => ({ request: null }),
  Settings: () => ({ settings: { followsAdded: "NEW" } }),
  MailServer: () => ({ mailServer: null }),
  ChainCheck: () => ({ chainCheck: null }),
  Backups: () => ({ backups: [], backupFailure: null }),
  Notifications: () => ({
    notificationSettings: {
      rules: [],
      caughtUpPace: "EACH",
      language: "EN",
      timeZone: "UTC",
      quietHours: null,
      digest: "NONE",
      digestTime: "18:00",
      digestWeekday: 7,
      canMail: false,
      pushPublicKey: "key",
      channels: [],
    },
  }),
  Deletions: () => ({
    deletions: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 },
  }),
};

/** Thrown by an answer: the server returns this error. */
export class ApiError extends Error {
  readonly extensions: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.extensions = { code, ...more };
  }
}

/** The response of the server: data, or null with the error that the answer threw. */
export function toResult(answer: () => Data) {
  try {
    return { data: answer() };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { message, extensions } = error;
    return { data: null, errors: [{ message, extensions }] };
  }
}

/** A server as the client sees it: answers by operation name, and messages for every subscription. */
export function createFakeTracker(given: Record<string, Answer>): FakeTracker {
  const answers: Record<string, Answer> = { ...ON_EVERY_PAGE, ...given };
  const subscribers = new Map<string, Set<(data: Data | null) => void>>();
  const asked: string[] = [];
  const [epoch, setEpoch] = createSignal(0);
  const [phase, setPhase] = createSignal<ConnectionPhase>("live");

  const client: Client = {
    ...createClient({
      url: "http://localhost/graphql",
      socket: {
        subscribe({ query }, sink) {
          const name = /subscription\s+(\w+)/.exec(query)?.[1] ?? "";
          const listener = (data: Data | null) =>
            data === null ? sink.complete() : sink.next({ data: structuredClone(data) });
          const listeners = subscribers.get(name) ?? new Set();
          subscribers.set(name, listeners.add(listener));
          return () => void listeners.delete(listener);
        },
      },
      onUnauthenticated: () => {},
    }),
    async send<Result>(document: Document<Result, object>, variables: object) {
      const { name } = readOperation(document);
      asked.push(name);
      await Promise.resolve();
      const answer = answers[name];
      if (answer === undefined) throw new Error(`The test answers no ${name}`);
      // Every answer is a new object, as from the network: stores mutate what they are given.
      return dataOf(toResult(() => structuredClone(answer({ ...variables })))) as Result;
    },
  };

  const connection: Connection = {
    client,
    phase,
    lastMessageAt: () => null,
    epoch,
    refetchAll: () => setEpoch((count) => count + 1),
    // As the connection does: what loads holds its error itself.
    catchUp: (work) => void work().catch(() => {}),
    probe: () => {},
  };
  return {
    connection,
    push: (operation, data) => subscribers.get(operation)?.forEach((listener) => listener(data)),
    end: (operation) => subscribers.get(operation)?.forEach((listener) => listener(null)),
    reconnect: connection.refetchAll,
    setPhase,
    asked,
  };
}

const VIEWER = {
  id: "1",
  name: "Mika Kowalski",
  isToken: false,
  identities: [{ kind: "LOCAL" as const, provider: "local" }],
};

const signedIn = (role: Role, { client }: Connection): Session => ({
  state: () => ({ kind: "signed-in", viewer: { ...VIEWER, role } }),
  client,
  refresh: async () => {},
  accept: () => {},
  logOut: async () => true,
});

function SyncProvider(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <SyncContext.Provider value={createSync({ isAdmin: true })}>
      {props.children}
    </SyncContext.Provider>
  );
}

/** Shows the page while its path is that of the address. */
function Routed(props: { readonly page: Component; readonly pattern: string }): JSX.Element {
  const router = createRouter("", [{ path: props.pattern, page: props.page }]);
  return (
    <RouterContext.Provider value={router}>
      <Show when={props.pattern === "*" || router.route()}>
        <Dynamic component={props.page} />
      </Show>
    </RouterContext.Provider>
  );
}

/** Renders a page for a signed-in user. */
export function renderPage(
  page: Component,
  tracker: FakeTracker,
  path = "/",
  pattern = "*",
  role: Role = "ADMIN",
) {
  const base = document.createElement("base");
  base.href = "/";
  // As the server writes it into the page.
  document.head.append(base);
  onTestFinished(() => {
    cleanup();
    base.remove();
  });
  history.pushState(null, "", path);
  const rendered = render(() => (
    <SessionContext.Provider value={signedIn(role, tracker.connection)}>
      <ConnectionContext.Provider value={tracker.connection}>
        <SyncProvider>
          <Routed page={page} pattern={pattern} />
        </SyncProvider>
      </ConnectionContext.Provider>
    </SessionContext.Provider>
  ));
  return { ...rendered, address: () => location.pathname + location.search };
}
