import { expect, it } from "vitest";
import { systemClock } from "../../server/tracking/core/clock.ts";
import { approveQuickConnect } from "../support/quick-connect.ts";
import { cookiesOf, openSignInDoor, type SignInDoor } from "../support/sign-in.ts";

const NOBODY = { token: null };
const START = `mutation { startQuickConnect(provider: "jellyfin") { id code expiresAt } }`;
const FINISH = `mutation ($id: ID!) { finishQuickConnect(id: $id) { name role } }`;

function openDoor(): Promise<SignInDoor & { pass(ms: number): void }> {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  return openSignInDoor({ clock: { ...systemClock, now } }).then((tracker) => ({
    ...tracker,
    pass: (ms: number) => (ahead += ms),
  }));
}

it("signs in once the code is approved, and once only", async () => {
  const { door, stack, pass } = await openDoor();
  const finish = (id: string) => {
    pass(2_000);
    return door.query(FINISH, { id }, NOBODY);
  };
  const { id, code } = (await door.query(START, {}, NOBODY)).data.startQuickConnect;
  expect((await finish(id)).data.finishQuickConnect).toBeNull();
  expect(await approveQuickConnect(stack, { code, username: "Ada" })).toBe(200);
  const finished = await finish(id);
  expect(finished.data.finishQuickConnect).toEqual({ name: "Ada", role: "REQUESTER" });
  expect(cookiesOf(finished)).toContain("status_tracker_session=");
  expect((await finish(id)).errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
});

it("keeps the secret, and asks the service once a second however often the browser asks", async () => {
  const { door, stack, pass } = await openDoor();
  const started = await door.query(START, {}, NOBODY);
  const { id } = started.data.startQuickConnect;
  pass(2_000);
  await Promise.all(Array.from({ length: 5 }, () => door.query(FINISH, { id }, NOBODY)));
  const asked = stack.recorder
    .calls("jellyfin")
    .filter(({ path }) => path === "/QuickConnect/Connect");
  expect(asked).toHaveLength(1);
  const [secret] = door.account.quickConnects.values();
  expect(secret?.secret).toMatch(/^\w{64}$/);
  expect(JSON.stringify(started.data)).not.toContain(secret?.secret);
  expect(door.logged()).not.toContain(secret?.secret);
});

it("forgets a code after ten minutes, and has few for one address", async () => {
  const { door, pass } = await openDoor();
  const { id } = (await door.query(START, {}, NOBODY)).data.startQuickConnect;
  for (let count = 0; count < 4; count += 1) await door.query(START, {}, NOBODY);
  expect((await door.query(START, {}, NOBODY)).errors?.[0]?.extensions["code"]).toBe("LIMIT");
  pass(10 * 60_000);
  expect((await door.query(FINISH, { id }, NOBODY)).errors?.[0]?.extensions["code"]).toBe(
    "NOT_FOUND",
  );
  expect((await door.query(START, {}, NOBODY)).errors).toBeUndefined();
  expect(door.account.quickConnects.size).toBe(1);
});
