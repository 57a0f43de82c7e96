import { get, post, type Answer, type Route } from "../http/router.ts";
import type { User } from "../world/model.ts";
import { PERSON_PASSWORD } from "./access.ts";
import type { ServiceContext } from "./context.ts";
import { toJellyfinUserId } from "./jellyfin-user.ts";
import { readBody } from "./read-body.ts";
import { pageInfo } from "./seerr-page.ts";

/** The users of Seerr, and signing in with a local one. */
export function seerrUserRoutes({ world }: ServiceContext): Route[] {
  return [
    get("/api/v1/user", ({ query }) => {
      const { take, skip, info } = pageInfo(query, world.users.length, 10);
      return {
        json: {
          pageInfo: info,
          results: world.users.slice(skip, skip + take).map((user) => toUser(user, false)),
        },
      };
    }),
    get("/api/v1/user/:id", ({ params }) => {
      const user = world.users.find(({ id }) => String(id) === params["id"]);
      return user === undefined
        ? { status: 404, json: { message: "User not found." } }
        : { json: toUser(user, true) };
    }),
    post("/api/v1/auth/local", ({ path, body }) => {
      const { email, password } = readBody(body) ?? {};
      if (typeof email !== "string" || typeof password !== "string")
        return {
          status: 400,
          json: { message: "request/body must have email and password", path },
        };
      const user = world.users.find((one) => one.email.toLowerCase() === email.toLowerCase());
      return user === undefined || password !== PERSON_PASSWORD
        ? { status: 403, json: { status: 403, message: "Access denied." } }
        : signedIn(user);
    }),
  ];
}

/** The permissions and the name of the answer are wrong, as in Seerr 3.1. */
function signedIn({ id, email }: User): Answer {
  return {
    headers: { "set-cookie": `connect.sid=s%3A${id}.simulated; Path=/; HttpOnly; SameSite=Lax` },
    json: { permissions: 0, warnings: [], id, requestCount: 0, displayName: email },
  };
}

export function toUser(user: User, withSettings: boolean) {
  return {
    permissions: user.permissions,
    warnings: [],
    id: user.id,
    email: user.email,
    jellyfinUsername: user.isImported ? user.name : null,
    username: user.name,
    userType: user.isImported ? 3 : 2,
    jellyfinUserId: user.isImported ? toJellyfinUserId(user.name) : null,
    avatar: `/avatarproxy/${toJellyfinUserId(user.name)}?v=1`,
    createdAt: "2026-01-02T06:50:19.000Z",
    updatedAt: "2026-01-02T06:50:19.000Z",
    ...(withSettings ? { settings: null } : {}),
    requestCount: 1,
    displayName: user.name,
  };
}
