import { expect, it, vi } from "vitest";
import { openSocket } from "../../support/client.ts";
import { openFrontDoor } from "../../support/front-door.ts";

const FOLLOW = `subscription ($after: Sequence) { transitions(after: $after) { sequence message } }`;

it("closes a socket that does not read, without delaying others", async () => {
  const door = await openFrontDoor({ maxBufferedBytes: 64 * 1024 });
  const { id } = await door.make.request();
  const message = "x".repeat(512 * 1024);
  const [slow, quick] = [await openSocket(door.socketUrl), await openSocket(door.socketUrl)];
  const lost = slow.subscribe(FOLLOW);
  const follow = quick.subscribe(FOLLOW);
  await vi.waitFor(() => expect(door.listeners()).toBe(1));
  await slow.settled();
  slow.raw.pause();

  const steps = 40;
  for (let count = 0; count < steps; count += 1) {
    const sequence = await door.make.transition(id, { message });
    door.announce({ sequence, requestIds: [id] });
    expect((await follow.next()).data.transitions.sequence).toBe(String(sequence));
  }
  slow.raw.resume();
  expect((await slow.closed).code).toBeOneOf([4508, 1006]);
  expect(lost.waiting.length).toBeLessThan(steps);
});

it("replays to a slow socket at its own pace, without closing it", async () => {
  const door = await openFrontDoor({ maxBufferedBytes: 64 * 1024 });
  const { id } = await door.make.request();
  const message = "x".repeat(512 * 1024);
  const steps = 30;
  for (let count = 0; count < steps; count += 1) await door.make.transition(id, { message });
  const socket = await openSocket(door.socketUrl);
  const follow = socket.subscribe(FOLLOW, { after: "0" });
  socket.raw.pause();
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.raw.resume();
  for (let sequence = 1; sequence <= steps; sequence += 1) {
    expect((await follow.next()).data.transitions.sequence).toBe(String(sequence));
  }
});
