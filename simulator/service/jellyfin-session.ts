import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { post, type Answer, type Route } from "../http/router.ts";
import { hexOf } from "../random.ts";
import type { LibraryName } from "../world/library-model.ts";
import { API_KEYS, JELLYFIN_LOGIN } from "./access.ts";
import { JELLYFIN_SERVER_IDS } from "./context.ts";

const USER_ID = hexOf("jellyfin user", 32);

/** Who is authorised: the API key, and signed-in users. */
export interface JellyfinSessions {
  readonly routes: Route[];
  /** "user": a user's token, which sockets need to receive library changes. */
  find(token: string | null): "key" | "user" | null;
}

export function createJellyfinSessions(name: LibraryName): JellyfinSessions {
  const tokens = new Set<string>();
  return {
    find(token) {
      if (token === API_KEYS[name]) return "key";
      return token !== null && tokens.has(token) ? "user" : null;
    },
    routes: [
      post("/Users/AuthenticateByName", ({ body }) => {
        if (!isRight(body)) return { status: 401 };
        const token = randomUUID().replace(/-/g, "");
        tokens.add(token);
        return signedIn(token, JELLYFIN_SERVER_IDS[name]);
      }),
    ],
  };
}

/** The token of the modern header, the only one that Jellyfin 12 accepts by default. */
export function tokenOf(headers: IncomingHttpHeaders): string | null {
  const given = /^MediaBrowser\s.*\bToken="([^"]*)"/i.exec(headers.authorization ?? "")?.[1];
  if (given === undefined) return null;
  try {
    return decodeURIComponent(given);
  } catch {
    return null;
  }
}

function isRight(body: string): boolean {
  try {
    const { Username, Pw } = JSON.parse(body) as { Username?: unknown; Pw?: unknown };
    return Username === JELLYFIN_LOGIN.username && Pw === JELLYFIN_LOGIN.password;
  } catch {
    return false;
  }
}

function signedIn(token: string, serverId: string): Answer {
  return {
    json: {
      User: {
        Name: JELLYFIN_LOGIN.username,
        ServerId: serverId,
        Id: USER_ID,
        HasPassword: true,
        HasConfiguredPassword: true,
        HasConfiguredEasyPassword: false,
        EnableAutoLogin: false,
        Policy: {
          IsAdministrator: true,
          AuthenticationProviderId: "DefaultAuthenticationProvider",
          PasswordResetProviderId: "DefaultPasswordResetProvider",
        },
      },
      SessionInfo: { Id: hexOf(token, 32), UserId: USER_ID, UserName: JELLYFIN_LOGIN.username },
      AccessToken: token,
      ServerId: serverId,
    },
  };
}
