import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createCookieJar } from "../common/cookie-jar.ts";
import { toRemoteError, type RemoteResult } from "../common/remote-call.ts";
import { remoteResultOf, DelugeHosts } from "./payload.ts";

const PATH = "/json";
const NOT_AUTHENTICATED = 1;
/** Also the error of every daemon method while the web interface is not connected to a daemon. */
const UNKNOWN_METHOD = 2;

/** Calls to Deluge's web interface, which has its own login session and is connected to one daemon. */
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

  function post<T>(
    schema: z.ZodType<T>,
    method: string,
    params: readonly unknown[],
  ): Promise<RemoteResult<T>> {
    return http.send(remoteResultOf(schema), "POST", PATH, {
      json: { method, params, id: 1 },
      isRepeatable: !/^core\.queue_(?:up|down)$/.test(method),
    });
  }

  async function callOrThrow<T>(
    schema: z.ZodType<T>,
    method: string,
    params: readonly unknown[] = [],
  ) {
    const answer = await post(schema, method, params);
    if (answer.kind === "done") return answer.value;
    const code = answer.code === NOT_AUTHENTICATED ? "auth" : "refused";
    throw toRemoteError(slug, method, answer.message, code);
  }

  async function logIn(): Promise<void> {
    jar.clear();
    if (await callOrThrow(z.boolean(), "auth.login", [password ?? ""])) return;
    throw new IntegrationError(slug, "auth", plainCause("WRONG_WEB_PASSWORD"));
  }

  /**
   * Connects the web interface to a daemon if it is not connected yet. An existing connection is not changed, because
   * all users of the web interface share it.
   */
  async function connectDaemon(): Promise<void> {
    if (await isConnected()) return;
    const hosts = await callOrThrow(DelugeHosts, "web.get_hosts");
    const local = hosts.filter(({ address }) => ["127.0.0.1", "localhost"].includes(address));
    const candidates = hosts.length === 1 ? hosts : local;
    for (const { id } of candidates) {
      // Returns the same whether or not the daemon exists.
      await callOrThrow(z.unknown(), "web.connect", [id]);
      if (await isConnected()) return;
    }
    throw candidates.length === 0
      ? new IntegrationError(slug, "refused", plainCause("NO_DAEMON_CHOSEN"))
      : new IntegrationError(slug, "unreachable", plainCause("DAEMON_UNREACHABLE"));
  }

  function isConnected(): Promise<boolean> {
    return callOrThrow(z.boolean(), "web.connected");
  }

  /** Concurrent calls without a session share one login. */
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
      const answer = await post(schema, method, params);
      if (answer.kind === "done") return answer.value;
      if (answer.code !== NOT_AUTHENTICATED && answer.code !== UNKNOWN_METHOD)
        throw toRemoteError(slug, method, answer.message);
      // The web interface or the daemon was restarted.
      isReady = false;
      await prepare();
      return callOrThrow(schema, method, params);
    },
  };
}
