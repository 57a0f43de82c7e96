import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import { createCookieJar } from "../common/cookie-jar.ts";

/** qBittorrent bans the address for an hour at the fifth refused log-in, and with it whoever shares that address. */
const MAX_REFUSALS = 3;
const PAUSE_AFTER_REFUSAL_MS = 15 * 60_000;

const LOGIN_PATH = "/api/v2/auth/login";

/** Runs calls inside a login session and renews it when the server has forgotten it. */
export interface Session {
  readonly http: Http;
  /** `work` runs again, once, after a fresh log-in when the server refuses it; `isFresh` is true then. */
  run<T>(work: (isFresh: boolean) => Promise<T>): Promise<T>;
}

export function createSession(connection: ServiceConnection, deps: IntegrationDeps): Session {
  const { slug, apiKey, username, password } = connection;
  const jar = createCookieJar();
  let refusals = 0;
  let refusedAt = 0;
  let isLoggedIn = false;
  let loggingIn: Promise<void> | null = null;

  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    // Any answer can bring a renewed cookie (5.2+).
    fetch: async (input, init) => {
      const response = await deps.fetch(input, init);
      jar.keep(response.headers);
      return response;
    },
    headers: () => (apiKey ? { authorization: `Bearer ${apiKey}` } : jar.header()),
  });

  function refuse(message: string): IntegrationError {
    refusals += 1;
    refusedAt = deps.now().getTime();
    return new IntegrationError(slug, "auth", message);
  }

  async function logIn(): Promise<void> {
    if (apiKey) throw refuse("the API key was not accepted");
    if (!username)
      throw new IntegrationError(slug, "auth", "asks for a log-in, but no user name is configured");
    jar.clear();
    isLoggedIn = false;
    const answer = await http.raw("POST", LOGIN_PATH, {
      form: { username, password: password ?? "" },
    });
    // 5.2+ answers 204; before that 200 means nothing without its text.
    isLoggedIn = answer.status === 204 || (answer.status === 200 && answer.text.trim() === "Ok.");
    if (isLoggedIn) return;
    if (answer.status === 200 && answer.text.trim() === "Fails.")
      throw refuse("wrong user name or password");
    if (answer.status === 401) {
      throw refuse(
        "wrong user name or password, or the port of its address is not the one qBittorrent listens on",
      );
    }
    if (answer.status === 403)
      throw refuse("has banned this address after too many failed log-ins");
    throw new IntegrationError(
      slug,
      "bad-payload",
      `POST ${LOGIN_PATH}: not an answer of qBittorrent (${answer.status})`,
    );
  }

  /** Calls that are refused at the same time share one log-in. */
  function logInOnce(): Promise<void> {
    loggingIn ??= logIn().finally(() => {
      loggingIn = null;
    });
    return loggingIn;
  }

  function assertMayTry(): void {
    if (refusals === 0) return;
    if (refusals >= MAX_REFUSALS) {
      throw new IntegrationError(
        slug,
        "auth",
        "the log-in was refused too often: correct it, then save the service or restart the tracker",
      );
    }
    if (deps.now().getTime() - refusedAt < PAUSE_AFTER_REFUSAL_MS) {
      throw new IntegrationError(
        slug,
        "auth",
        "the log-in was refused; waiting before it is tried again",
      );
    }
  }

  return {
    http,
    async run(work) {
      assertMayTry();
      // Where the log-in is known it comes first: a call that is bound to be refused costs a call, and counts as a fault.
      if (isLoggedIn || apiKey || !username) {
        try {
          return succeed(await work(false));
        } catch (error) {
          if (!isAuthError(error)) throw error;
          isLoggedIn = false;
        }
      }
      await logInOnce();
      try {
        return succeed(await work(true));
      } catch (error) {
        if (isAuthError(error)) throw refuse("refuses calls although the log-in was accepted");
        throw error;
      }
    },
  };

  function succeed<T>(result: T): T {
    refusals = 0;
    return result;
  }
}

function isAuthError(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "auth";
}
