import type { PlainCode } from "../../../domain/message/catalogue.ts";
import { type CauseParams, plainCause } from "../../../domain/message/cause.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp, type Http } from "../../shared/http/http.ts";
import { createCookieJar } from "../common/cookie-jar.ts";

/**
 * qBittorrent bans the address for an hour after the fifth failed login, together with everyone who shares that
 * address.
 */
const MAX_REFUSALS = 3;
const PAUSE_AFTER_REFUSAL_MS = 15 * 60_000;

const LOGIN_PATH = "/api/v2/auth/login";

/** Runs calls in a login session and renews the session when the server has dropped it. */
export interface Session {
  readonly http: Http;
  /** Runs `work`, and runs it once more after a new login when the server refuses it; `isFresh` is then true. */
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
    // Any response can contain a renewed cookie (5.2+).
    fetch: async (input, init) => {
      const response = await deps.fetch(input, init);
      jar.keep(response.headers);
      return response;
    },
    headers: () => (apiKey ? { authorization: `Bearer ${apiKey}` } : jar.header()),
  });

  function rejectLogin(code: PlainCode<CauseParams>): IntegrationError {
    refusals += 1;
    refusedAt = deps.now().getTime();
    return new IntegrationError(slug, "auth", plainCause(code));
  }

  async function logIn(): Promise<void> {
    if (apiKey) throw rejectLogin("API_KEY_REFUSED");
    if (!username) throw new IntegrationError(slug, "auth", plainCause("LOGIN_NEEDED"));
    jar.clear();
    isLoggedIn = false;
    const answer = await http.raw("POST", LOGIN_PATH, {
      form: { username, password: password ?? "" },
    });
    // 5.2+ answers 204; earlier versions answer 200 in either case and differ only in the text.
    isLoggedIn = answer.status === 204 || (answer.status === 200 && answer.text.trim() === "Ok.");
    if (isLoggedIn) return;
    if (answer.status === 200 && answer.text.trim() === "Fails.") throw rejectLogin("WRONG_LOGIN");
    if (answer.status === 401) {
      throw rejectLogin("WRONG_LOGIN_OR_PORT");
    }
    if (answer.status === 403) throw rejectLogin("ADDRESS_BANNED");
    throw new IntegrationError(slug, "bad-payload", {
      code: "NOT_VERSION_OF",
      params: { app: "qBittorrent" },
    });
  }

  /** Concurrently refused calls share one login. */
  function logInOnce(): Promise<void> {
    loggingIn ??= logIn().finally(() => {
      loggingIn = null;
    });
    return loggingIn;
  }

  function assertLoginAllowed(): void {
    if (refusals === 0) return;
    if (refusals >= MAX_REFUSALS) {
      throw new IntegrationError(slug, "auth", plainCause("LOGIN_REFUSED_TOO_OFTEN"));
    }
    if (deps.now().getTime() - refusedAt < PAUSE_AFTER_REFUSAL_MS) {
      throw new IntegrationError(slug, "auth", plainCause("LOGIN_REFUSED_BEFORE"));
    }
  }

  return {
    http,
    async run(work) {
      assertLoginAllowed();
      // With a known login the session starts with it: a call without a session is refused and counts as a failure.
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
        if (isAuthError(error)) throw rejectLogin("CALLS_REFUSED_AFTER_LOGIN");
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
