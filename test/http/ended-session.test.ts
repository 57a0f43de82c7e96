import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import type { Role } from "../../server/domain/role.ts";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const SUBSCRIPTION = "subscription { serviceChanged { slug } }";
const ENDED = { code: 4403, reason: "The session has ended" };

/** How rights end, by what an admin or the person does meanwhile. */
const ENDS: Readonly<
  Record<string, (door: FrontDoor, personId: string, cookie: string) => unknown>
> = {
  "a logout": (door, _id, cookie) => door.query("mutation { logout }", {}, withCookie(cookie)),
  "a removed person": (door, id) =>
    door.query("mutation ($id: ID!) { removePerson(id: $id) }", { id }),
  "a demoted admin": (door, id) => save(door, id, { role: "REQUESTER" }),
  "a disabled person": (door, id) => save(door, id, { isEnabled: false }),
};

function textOf(data: unknown): string {
  return typeof data === "string" ? data : "";
}

function save(door: FrontDoor, id: string, input: object) {
  return door.query(
    "mutation ($id: ID!, $input: PersonInput!) { savePerson(id: $id, input: $input) { id } }",
    { id, input },
  );
}

// What is open is also checked each minute: here it never is, so that only an event ends it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
});

/** Two admins, so that one can lose the role. */
async function openDoor(): Promise<{ door: FrontDoor; cookie: string; personId: string }> {
  const door = await openFrontDoor();
  await signInAs(door, "ADMIN");
  const { cookie, personId } = await signIn(door, "ADMIN");
  return { door, cookie, personId };
}

async function signIn(door: FrontDoor, role: Role) {
  const cookie = await signInAs(door, role);
  const { data } = await door.query("{ viewer { id } }", {}, withCookie(cookie));
  return { cookie, personId: data.viewer.id as string };
}

async function isAdmin(door: FrontDoor, cookie: string): Promise<boolean> {
  const { data } = await door.query("{ services { slug } }", {}, withCookie(cookie));
  return data != null;
}

describe.each(Object.entries(ENDS))("%s", (_name, end) => {
  it("closes sockets and event streams at once, and further calls have no rights", async () => {
    const { door, cookie, personId } = await openDoor();
    const socket = await openSocket(door.socketUrl, withCookie(cookie));
    const stream = await openEventStream(door.url, SUBSCRIPTION, {
      Authorization: "",
      Cookie: cookie,
    });
    expect(await isAdmin(door, cookie)).toBe(true);
    await end(door, personId, cookie);
    expect(await socket.closed).toEqual(ENDED);
    expect(await stream.next()).toMatchObject({ event: "complete" });
    expect(await isAdmin(door, cookie)).toBe(false);
  });

  it("before connection_init counts too", async () => {
    const { door, cookie, personId } = await openDoor();
    const socket = new WebSocket(door.socketUrl, "graphql-transport-ws", {
      headers: { Cookie: cookie },
    });
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    await end(door, personId, cookie);
    const answer = Promise.withResolvers<string>();
    socket.addEventListener("message", ({ data }) => answer.resolve(textOf(data)));
    socket.addEventListener("close", ({ code }) => answer.resolve(String(code)));
    socket.send(JSON.stringify({ type: "connection_init" }));
    const greeting = await answer.promise;
    if (greeting === "4403") return;
    // Somebody with another role is greeted, with the rights of now.
    expect(JSON.parse(greeting)).toMatchObject({ type: "connection_ack" });
    const refused = Promise.withResolvers<string>();
    socket.addEventListener("message", ({ data }) => refused.resolve(textOf(data)));
    socket.send(
      JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{ services { slug } }" } }),
    );
    expect(await refused.promise).toContain("FORBIDDEN");
    socket.close();
  });
});

it("an expired session closes its sockets when its time is over", async () => {
  let now = Date.now();
  const door = await openFrontDoor({ clock: { ...systemClock, now: () => new Date(now) } });
  const cookie = await signInAs(door, "ADMIN");
  const expiresAt = new Date(now + 500);
  await door.store.write((tx) => tx.session.updateMany({ data: { expiresAt } }));
  const socket = await openSocket(door.socketUrl, withCookie(cookie));
  now += 500;
  expect(await socket.closed).toEqual(ENDED);
});

it("rights that another process took away are gone with the next operation", async () => {
  const { door, cookie, personId } = await openDoor();
  const socket = await openSocket(door.socketUrl, withCookie(cookie));
  await door.store.write((tx) => tx.session.deleteMany({ where: { personId } }));
  await expect(socket.subscribe("{ viewer { name } }").next()).rejects.toThrow("UNAUTHENTICATED");
});
