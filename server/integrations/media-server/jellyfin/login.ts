import { createHash } from "node:crypto";
import { hostname } from "node:os";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { createHttp } from "../../shared/http/http.ts";
import { toAuthorization } from "./authorization.ts";
import { JellyfinLogin } from "./payload.ts";

/** A user's token, for what a key is not told. Kept in memory alone. */
export interface JellyfinSession {
  /** Value of the Authorization header. */
  readonly authorization: string;
  readonly deviceId: string;
  readonly isAdministrator: boolean;
}

/** The configured user's way in. */
export interface Login {
  /** Signs in, once. After a refusal no more is tried, as a few wrong logins lock a user out: it rejects as before. */
  session(): Promise<JellyfinSession>;
  /** The token was taken back: the next one signs in anew. */
  forget(): void;
}

/** null where no user is configured. */
export function createLogin(connection: ServiceConnection, deps: IntegrationDeps): Login | null {
  const { slug, username = "", password = "" } = connection;
  if (username === "" || password === "") return null;
  const deviceId = `status-tracker-${slug}-${machineId()}`;
  const http = createHttp({
    ...deps,
    service: slug,
    baseUrl: connection.url,
    headers: () => ({ authorization: toAuthorization(deviceId) }),
  });
  let session: Promise<JellyfinSession> | null = null;

  async function signIn(): Promise<JellyfinSession> {
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
      const pending = (session ??= signIn());
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
 * A login takes the place of the one before under the same device. So the device is this tracker on this machine: a
 * restart leaves nothing behind, and two trackers do not sign each other out.
 */
function machineId(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
}
