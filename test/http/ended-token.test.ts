import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { openSocket } from "../support/client.ts";
import { openEventStream } from "../support/event-stream.ts";
import { openFrontDoor, withCookie, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

const SUBSCRIPTION = "subscription { serviceChanged { slug } }";
const CREATE = `mutation ($input: TokenInput!) { createToken(input: $input) { token apiToken { id } } }`;

// What is open is also checked each minute: here it never is, so that only an event ends it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
});

interface Opened {
  readonly door: FrontDoor;
  /** Of the admin who made the token. */
  readonly cookie: string;
  readonly tokenId: string;
  /** Expects that the socket and the event stream of the token end, and that it has no rights any more. */
  expectEnd(): Promise<void>;
  /** Moves the clock, which stands otherwise. */
  pass(ms: number): void;
}

/** A socket and an event stream with a token of an admin, beside another admin. */
async function open({ lastsMs }: { readonly lastsMs?: number } = {}): Promise<Opened> {
  let now = Date.now();
  const door = await openFrontDoor({ clock: { ...systemClock, now: () => new Date(now) } });
  await signInAs(door, "ADMIN");
  const cookie = await signInAs(door, "ADMIN");
  const expiresAt = lastsMs === undefined ? null : new Date(now + lastsMs).toISOString();
  const variables = { input: { name: "a script", scope: "ADMIN", expiresAt } };
  const { data } = await door.query(CREATE, variables, withCookie(cookie));
  const { token, apiToken } = data.createToken as { token: string; apiToken: { id: string } };
  const socket = await openSocket(door.socketUrl, { token });
  const changes = socket.subscribe(SUBSCRIPTION);
  const stream = await openEventStream(door.url, SUBSCRIPTION, {
    Authorization: `Bearer ${token}`,
  });
  await socket.settled();
  return {
    door,
    cookie,
    tokenId: apiToken.id,
    pass: (ms) => (now += ms),
    async expectEnd() {
      expect(await socket.closed).toEqual({ code: 4403, reason: "The session has ended" });
      await expect(changes.next()).rejects.toThrow("has ended");
      expect(await stream.next()).toMatchObject({ event: "complete" });
      const asked = await door.query("{ services { slug } }", {}, { token });
      expect(asked.data ?? null).toBeNull();
      await expect(openSocket(door.socketUrl, { token })).rejects.toThrow("4403");
    },
  };
}

it("closes the sockets and event streams of a token that is revoked", async () => {
  const { door, cookie, tokenId, expectEnd } = await open();
  const revoke = "mutation ($id: ID!) { revokeToken(id: $id) }";
  await door.query(revoke, { id: tokenId }, withCookie(cookie));
  await expectEnd();
});

it("closes those of a token that expires", async () => {
  const { expectEnd, pass } = await open({ lastsMs: 500 });
  pass(500);
  await expectEnd();
});

it("closes those of a token whose owner is disabled", async () => {
  const { door, cookie, expectEnd } = await open();
  const { data } = await door.query("{ viewer { id } }", {}, withCookie(cookie));
  await door.query(
    "mutation ($id: ID!) { savePerson(id: $id, input: { isEnabled: false }) { id } }",
    { id: data.viewer.id },
  );
  await expectEnd();
});
