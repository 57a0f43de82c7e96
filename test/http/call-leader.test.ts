import { expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor } from "../support/front-door.ts";

const CHANGE = "mutation { setLogLevel(level: INFO) }";
const NOBODY_LEADS = {
  isLeading: false,
  others: 1,
  findLeader: () => Promise.resolve(null),
};

it("says that nobody takes changes while no process leads, and goes on answering queries", async () => {
  const door = await openFrontDoor({ replicas: NOBODY_LEADS });
  const refusal = { extensions: { code: "UNAVAILABLE", messageCode: "NO_LEADER" } };
  expect(await door.query(CHANGE)).toMatchObject({ errors: [refusal] });

  const socket = await openSocket(door.socketUrl);
  expect(await socket.subscribe(CHANGE).next()).toMatchObject({ errors: [refusal] });
  expect((await socket.subscribe("{ viewer { role } }").next()).data.viewer.role).toBe("ADMIN");
  expect((await door.query("{ viewer { role } }")).data.viewer.role).toBe("ADMIN");
});
