import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { get, post, type Answer, type Call, type Route } from "../http/router.ts";
import { hexOf } from "../random.ts";
import type { LibraryName } from "../world/library-model.ts";
import type { World } from "../world/world.ts";
import { API_KEYS } from "./access.ts";
import { JELLYFIN_SERVER_IDS } from "./context.ts";
import { listJellyfinUsers, toUserDto, type JellyfinUser } from "./jellyfin-user.ts";
import { readBody } from "./read-body.ts";

/** Who is authorised: the API key, and signed-in users. */
export interface JellyfinSessions {
  readonly routes: Route[];
  /** "user": a user's token, which sockets need to receive library changes. */
  find(token: string | null): "key" | "user" | null;
}

interface QuickConnect {
  readonly code: string;
  user: JellyfinUser | null;
}

/** A login without all four parts of the header is refused. */
const DEVICE_PARTS = ["Client", "Device", "DeviceId", "Version"];

export function createJellyfinSessions(world: World, name: LibraryName): JellyfinSessions {
  const tokens = new Map<string, JellyfinUser>();
  const quickConnects = new Map<string, QuickConnect>();
  const serverId = JELLYFIN_SERVER_IDS[name];

  function signIn(user: JellyfinUser): Answer {
    const token = randomUUID().replace(/-/g, "");
    tokens.set(token, user);
    return {
      json: {
        User: toUserDto(user, serverId),
        SessionInfo: { Id: hexOf(token, 32), UserId: user.id, UserName: user.name },
        AccessToken: token,
        ServerId: serverId,
      },
    };
  }

  function toState(secret: string, { code, user }: QuickConnect): Answer {
    return {
      json: {
        Authenticated: user !== null,
        Secret: secret,
        Code: code,
        DeviceId: "tracker-1",
        DeviceName: "tracker",
        AppName: "Tracker",
        AppVersion: "1",
        DateAdded: world.clock.now().toISOString(),
      },
    };
  }

  return {
    find(token) {
      if (token === API_KEYS[name]) return "key";
      return token !== null && tokens.has(token) ? "user" : null;
    },
    routes: [
      post("/Users/AuthenticateByName", ({ body, headers }) => {
        if (!hasDevice(headers)) return { status: 400 };
        const { Username, Pw } = readBody(body) ?? {};
        const user = listJellyfinUsers(world).find((one) => isName(one, Username));
        if (user === undefined) return { status: 401 };
        // Whatever the password: Jellyfin checks this first.
        if (user.isDisabled) return { status: 403 };
        return user.password === Pw ? signIn(user) : { status: 401 };
      }),
      get("/Users/:id", ({ params }) => {
        const user = listJellyfinUsers(world).find(({ id }) => id === params["id"]);
        return user === undefined ? { status: 404 } : { json: toUserDto(user, serverId) };
      }),
      post("/Sessions/Logout", ({ headers }) => {
        tokens.delete(tokenOf(headers) ?? "");
        return { status: 204 };
      }),
      get("/QuickConnect/Enabled", () => ({ json: true })),
      post("/QuickConnect/Initiate", ({ headers }) => {
        if (!hasDevice(headers)) return { status: 400 };
        const secret = randomBytes(32).toString("hex").toUpperCase();
        const started = { code: String(482_913 + quickConnects.size), user: null };
        quickConnects.set(secret, started);
        return toState(secret, started);
      }),
      get("/QuickConnect/Connect", ({ query }) => {
        const secret = query.text("secret") ?? "";
        const started = quickConnects.get(secret);
        return started === undefined ? { status: 404 } : toState(secret, started);
      }),
      // What an app does in which a user approves a code.
      post("/QuickConnect/Authorize", (call) => {
        const user = tokens.get(tokenOf(call.headers) ?? "");
        const started = quickConnects.values().find(({ code }) => code === call.query.text("code"));
        if (user === undefined) return { status: 403 };
        if (started === undefined) return { status: 404 };
        started.user = user;
        return { json: true };
      }),
      post("/Users/AuthenticateWithQuickConnect", ({ body }) => {
        const { Secret: secret } = readBody(body) ?? {};
        if (typeof secret !== "string") return { status: 400 };
        const user = quickConnects.get(secret)?.user ?? null;
        quickConnects.delete(secret);
        return user === null ? { status: 404 } : signIn(user);
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

function hasDevice({ authorization = "" }: Call["headers"]): boolean {
  return DEVICE_PARTS.every((part) => authorization.includes(`${part}="`));
}

/** Names of users are compared without case. */
function isName({ name }: JellyfinUser, given: unknown): boolean {
  return typeof given === "string" && given.toLowerCase() === name.toLowerCase();
}
