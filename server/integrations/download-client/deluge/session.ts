import { z } from "zod";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createCookieJar } from "../common/cookie-jar.ts";
import { toRemoteError, type RemoteResult } from "../common/remote-call.ts";
import { answerOf, DelugeHosts } from "./payload.ts";

const PATH = "/json";
const NOT_AUTHENTICATED = 1;
/** Also the answer to every method of the daemon while the web interface is connected to none. */
const UNKNOWN_METHOD = 2;

/** Calls of Deluge's web interface, which has a session of its own and talks to one daemon. */
export interface DelugeSession {
  call<T>(schema: z.ZodType<T>, method: string, params: readonly unknown[]): Promise<T>;
}

export function createDelugeSession(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): DelugeSession {
  const { slug, password } = connection;
  const jar = createCookieJar();
  let isReady = false;
  let preparing: Promise<void> | null = null;

  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    fetch: async (input, init) => {
      const response = await deps.fetch(input, init);
      jar.keep(response.headers);
      return response;
    },
    headers: () => jar.header(),
  });

  function ask<T>(
    schema: z.ZodType<T>,
    method: string,
    params: readonly unknown[],
  ): Promise<RemoteResult<T>> {
    return http.send(answerOf(schema), "POST", PATH, {
      json: { method, params, id: 1 },
      isRepeatable: true,
    });
  }

  async function must<T>(schema: z.ZodType<T>, method: string, params: readonly unknown[] = []) {
    const answer = await ask(schema, method, params);
    if (answer.kind === "done") return answer.value;
    const code = answer.code === NOT_AUTHENTICATED ? "auth" : "refused";
    throw toRemoteError(slug, method, answer.message, code);
  }

  async function logIn(): Promise<void> {
    jar.clear();
    if (await must(z.boolean(), "auth.login", [password ?? ""])) return;
    throw new IntegrationError(slug, "auth", "wrong password of the web interface");
  }

  /** The choice of a daemon is the web interface's own, and shared by everybody who uses it: none is changed here. */
  async function connectDaemon(): Promise<void> {
    if (await isConnected()) return;
    const hosts = await must(DelugeHosts, "web.get_hosts");
    const local = hosts.filter(({ address }) => ["127.0.0.1", "localhost"].includes(address));
    const candidates = hosts.length === 1 ? hosts : local;
    for (const { id } of candidates) {
      // Answers the same whether there is a daemon or not.
      await must(z.unknown(), "web.connect", [id]);
      if (await isConnected()) return;
    }
    throw candidates.length === 0
      ? new IntegrationError(
          slug,
          "refused",
          "its web interface is connected to no daemon: choose one in its connection manager",
        )
      : new IntegrationError(slug, "unreachable", "its web interface cannot reach the daemon");
  }

  function isConnected(): Promise<boolean> {
    return must(z.boolean(), "web.connected");
  }

  /** Calls that find no session at the same time share one log-in. */
  function prepare(): Promise<void> {
    preparing ??= logIn()
      .then(connectDaemon)
      .then(() => void (isReady = true))
      .finally(() => {
        preparing = null;
      });
    return preparing;
  }

  return {
    async call(schema, method, params) {
      if (!isReady) await prepare();
      const answer = await ask(schema, method, params);
      if (answer.kind === "done") return answer.value;
      if (answer.code !== NOT_AUTHENTICATED && answer.code !== UNKNOWN_METHOD)
        throw toRemoteError(slug, method, answer.message);
      // Forgotten by a restart of the web interface, or of the daemon.
      isReady = false;
      await prepare();
      return must(schema, method, params);
    },
  };
}
