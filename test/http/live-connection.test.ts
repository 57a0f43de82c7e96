import { expect, it, onTestFinished, vi } from "vitest";
import { findSessionViewer } from "../../server/account/session.ts";
import type { Viewer } from "../../server/account/viewer.ts";
import { createLiveConnections } from "../../server/http/live-connection.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { signInAs } from "../support/viewer.ts";

// What no event reports: another process has ended the session.

async function findViewer(door: FrontDoor): Promise<Viewer> {
  const [, token = ""] = (await signInAs(door, "VIEWER")).split("=");
  const viewer = await findSessionViewer(door.account, token);
  if (viewer === null) throw new Error("the session has just begun");
  return viewer;
}

function endElsewhere({ store }: FrontDoor, { session }: Viewer): Promise<unknown> {
  return store.write((tx) => tx.session.deleteMany({ where: { id: session?.id ?? "" } }));
}

it("closes a connection whose rights ended while it was opened, and those that lost them later within a minute", async () => {
  const door = await openFrontDoor();
  const [early, late] = [await findViewer(door), await findViewer(door)];
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const connections = createLiveConnections(door.account);
  onTestFinished(() => connections.close());
  const [closeEarly, closeLate] = [vi.fn<() => void>(), vi.fn<() => void>()];

  await endElsewhere(door, early);
  connections.track(late, closeLate);
  connections.track(early, closeEarly);
  await expect.poll(() => closeEarly.mock.calls.length).toBe(1);
  expect(closeLate).not.toHaveBeenCalled();

  await endElsewhere(door, late);
  expect(closeLate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  await expect.poll(() => closeLate.mock.calls.length).toBe(1);
});
