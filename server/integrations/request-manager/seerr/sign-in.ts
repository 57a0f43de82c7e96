import { z } from "zod";
import type { Cause } from "../../../domain/message/cause.ts";
import type { Role } from "../../../domain/role.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import {
  WAYS_MS,
  type LibraryUser,
  type ServiceUser,
  type SignInControl,
  type SignInWays,
} from "../../port/sign-in.ts";
import { createCachedRead } from "../../shared/cached-read.ts";
import { parseBody } from "../../shared/http/response.ts";
import { createSignInHttp } from "../../shared/http/sign-in-http.ts";
import { statusError, type RawResponse } from "../../shared/http/status-error.ts";
import { flag, text } from "../../shared/lenient.ts";
import type { SeerrHttp } from "./client.ts";
import { messageOf, readSeerrRefusal } from "./refusal.ts";

/** Permissions are the sum of these bits; ADMIN has all of them. */
const ADMIN = 2;
const MANAGE_REQUESTS = 16;
const REQUEST_VIEW = 16_384;

const PAGE_SIZE = 100;
/** Guards against a list that never ends. */
const MAX_PAGES = 100;

const SignedIn = z.object({ id: z.int().positive() });
const User = z.object({
  id: z.int().positive(),
  displayName: text,
  permissions: z.int().nonnegative().catch(0),
  jellyfinUserId: text,
});
const UserPage = z.object({ results: z.array(User) });
const PublicSettings = z.object({ localLogin: flag });
const MediaServer = z.object({ serverId: text });

/** Signing in with a local Seerr user. Users of Jellyfin sign in there: Seerr would create a user for whoever is new. */
export function createSeerrSignIn(
  { slug, url }: ServiceConnection,
  http: SeerrHttp,
  deps: IntegrationDeps,
): SignInControl {
  const asNobody = createSignInHttp({ ...deps, service: slug, baseUrl: url });

  const readWays = createCachedRead<SignInWays>(async () => {
    const { localLogin = false } = await http.get(PublicSettings, "/api/v1/settings/public");
    return { hasPassword: localLogin, hasQuickConnect: false };
  }, WAYS_MS);

  async function findServerId(): Promise<string | null> {
    const { serverId } = await http.get(MediaServer, "/api/v1/settings/jellyfin", {
      isRepeatable: false,
    });
    return serverId ?? null;
  }

  async function toServiceUser(user: z.infer<typeof User>): Promise<ServiceUser> {
    const userId = user.jellyfinUserId ?? null;
    const serverId = userId === null ? null : await findServerId();
    return {
      userId: String(user.id),
      name: user.displayName ?? String(user.id),
      role: toRole(user.permissions),
      libraryUser: userId === null || serverId === null ? null : { serverId, userId },
    };
  }

  async function findByLibraryUser({ userId }: LibraryUser) {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const query = { take: PAGE_SIZE, skip: page * PAGE_SIZE };
      const { results } = await http.get(UserPage, "/api/v1/user", { query, isRepeatable: false });
      const found = results.find(({ jellyfinUserId }) => jellyfinUserId === userId);
      if (found !== undefined) return found;
      if (results.length < PAGE_SIZE) return null;
    }
    return null;
  }

  return {
    ways: () => readWays(deps.now()),
    async checkPassword(email, password) {
      const path = "/api/v1/auth/local";
      const response = await asNobody.raw("POST", path, { json: { email, password } });
      const refusal = readRefusal(response);
      if (refusal === "wrong") return null;
      if (refusal !== null) throw new IntegrationError(slug, "refused", refusal);
      const error = statusError(slug, "POST", path, response.status);
      if (error !== null) throw error;
      // The permissions and the name of this answer are wrong: 0 and the e-mail address (seen on 3.1).
      const { id } = parseBody(slug, `POST ${path}`, SignedIn, response.text);
      return toServiceUser(
        await http.get(User, "/api/v1/user/{userId}", {
          path: { userId: id },
          isRepeatable: false,
        }),
      );
    },
    async findUser(libraryUser) {
      if ((await findServerId()) !== libraryUser.serverId) return null;
      const found = await findByLibraryUser(libraryUser);
      return found === null ? null : { ...(await toServiceUser(found)), libraryUser };
    },
  };
}

/** "wrong" for a wrong address or password; else why Seerr refuses everybody, or null. */
function readRefusal(response: RawResponse): Cause | null {
  const { status } = response;
  const words = messageOf(response.text);
  if (status === 403) return readSeerrRefusal(response)?.reason ?? "wrong";
  if (status === 400 || status === 401) return "wrong";
  // A plain 500 with "Password sign-in is disabled." (seen on 3.1).
  return status === 500 && words !== undefined && /disabled/i.test(words) ? words : null;
}

function toRole(permissions: number): Role {
  const has = (permission: number) => (permissions & permission) !== 0;
  if (has(ADMIN)) return "ADMIN";
  return has(MANAGE_REQUESTS) || has(REQUEST_VIEW) ? "VIEWER" : "REQUESTER";
}
