import { createHash } from "node:crypto";
import { hostname } from "node:os";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { createTypedHttp } from "../../shared/http/typed-http.ts";
import type { MediaBrowserApi } from "../common/api.generated.ts";
import { toAuthorization } from "./authorization.ts";
import { JellyfinLogin } from "./payload.ts";

/** A user's token, for messages that an API key does not receive. Kept in memory only. */
export interface JellyfinSession {
  /** Value of the Authorization header. */
  readonly authorization: string;
  readonly deviceId: string;
  readonly isAdministrator: boolean;
}

/** The login of the configured user. */
export interface Login {
  /**
   * Logs in once. After a refusal it keeps rejecting without another attempt, because a few wrong logins lock a user
   * out.
   */
  session(): Promise<JellyfinSession>;
  /** Drops a revoked token, so that the next session logs in again. */
  forget(): void;
}

/** Returns null when no user is configured. */
export function createLogin(connection: ServiceConnection, deps: IntegrationDeps): Login | null {
  const { slug, username = "", password = "" } = connection;
  if (username === "" || password === "") return null;
  const deviceId = `status-tracker-${slug}-${machineId()}`;
  const untyped = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    headers: () => ({ authorization: toAuthorization(deviceId) }),
  });
  const http = createTypedHttp<MediaBrowserApi>(untyped);
  let session: Promise<JellyfinSession> | null = null;

  async function logIn(): Promise<JellyfinSession> {
    const { AccessToken: token, User: user } = await http.send(
      JellyfinLogin,
      "POST",
      "/Users/AuthenticateByName",
      { json: { Username: username, Pw: password } },
    );
    return {
      authorization: toAuthorization(deviceId, token),
      deviceId,
      isAdministrator: user?.Policy?.IsAdministrator ?? false,
    };
  }

  return {
    async session() {
      const pending = (session ??= logIn());
      try {
        return await pending;
      } catch (error) {
        if (!isRefused(error) && session === pending) session = null;
        throw error;
      }
    },
    forget() {
      session = null;
    },
  };
}

export function isRefused(error: unknown): boolean {
  return error instanceof IntegrationError && error.code === "auth";
}

/**
 * A login replaces the previous one of the same device. The device id combines tracker and machine: a restart leaves no
 * stale session, and two trackers do not log each other out.
 */
function machineId(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
}
