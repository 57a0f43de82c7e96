import { toActor } from "../../server/account/actor.ts";
import { createApiToken } from "../../server/account/api-token.ts";
import { startSession } from "../../server/account/session.ts";
import { createShareLink, readShareToken } from "../../server/account/share-link.ts";
import { toProxyViewer, VIEWER_PERSON } from "../../server/account/viewer.ts";
import type { Role } from "../../server/domain/role.ts";
import { type FrontDoor, type QueryInit, withCookie } from "../support/front-door.ts";
import { requestId } from "./subject.ts";

/** Who can call: the columns of docs/access.md. */
export const ACTORS = [
  "nobody",
  "requester",
  "viewer",
  "admin",
  "READ token",
  "ACT token",
  "share link",
] as const;
export type Actor = (typeof ACTORS)[number];

/** Those that can open a WebSocket. */
export const KNOWN_ACTORS = ACTORS.filter((actor) => actor !== "nobody" && actor !== "share link");

export const PEOPLE: Readonly<Record<"requester" | "viewer" | "admin", Role>> = {
  requester: "REQUESTER",
  viewer: "VIEWER",
  admin: "ADMIN",
};

export interface Actors {
  /** What the actor sends with each call. A person signs in anew each time. */
  call(actor: Actor): Promise<QueryInit>;
  /** The token of a share link of the request of the requester. */
  readonly shareToken: string;
}

/** Gives each actor what it calls with: sessions, two tokens of the admin and a share link. */
export async function createActors({ account, store }: FrontDoor): Promise<Actors> {
  const origin = { device: "Firefox", address: "192.0.2.7" };
  const signIn = async (personId: string) => {
    const { token } = await store.write((tx) =>
      startSession(account, tx, { personId, provider: "local", origin }),
    );
    return withCookie(`status_tracker_session=${token}`);
  };
  const admin = toProxyViewer(
    await store.read.person.findUniqueOrThrow({ where: { id: "admin" }, select: VIEWER_PERSON }),
  );
  const caller = { viewer: admin, origin };
  const expiresAt = new Date("2999-01-01T00:00:00Z");
  const createToken = async (scope: "READ" | "ACT") =>
    (await createApiToken(account, caller, { name: `a ${scope} token`, scope, expiresAt })).token;
  const tokens = { "READ token": await createToken("READ"), "ACT token": await createToken("ACT") };
  const link = await createShareLink(account, toActor(caller), {
    requestId: requestId("mine"),
    expiresAt,
  });
  return {
    shareToken: readShareToken(account, link) ?? "",
    async call(actor) {
      switch (actor) {
        case "nobody":
        case "share link":
          return { token: null };
        case "READ token":
        case "ACT token":
          return { token: tokens[actor] };
        default:
          return signIn(actor);
      }
    },
  };
}
