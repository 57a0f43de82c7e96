import { BlockList } from "node:net";
import { expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor } from "../support/front-door.ts";

/** Work that grows with the square of its input would take minutes here. */
const LONG = 200_000;

it("refuses an endless document over HTTP and WebSocket, and keeps serving", async () => {
  const { query, socketUrl } = await openFrontDoor();
  const endless = `{ setupRequired } #${"x".repeat(LONG)}`;
  for (const init of [{ token: null }, {}]) {
    const refused = await query(endless, {}, init);
    expect(refused.errors?.[0]?.extensions["code"]).toBe("LIMIT");
  }
  const socket = await openSocket(socketUrl);
  const [error] = await socket.subscribe(endless).completed;
  expect(error?.extensions["code"]).toBe("LIMIT");
  expect((await query("{ setupRequired }")).data.setupRequired).toBe(true);
});

it("answers a sign-in with an endless name like any wrong one", async () => {
  const { query } = await openFrontDoor();
  const logIn = (username: string) =>
    query(
      'mutation($username: String!) { login(username: $username, password: "wrong") { name } }',
      { username },
      { token: null },
    );
  const { errors } = await logIn(`a${"\u0301\u0316".repeat(LONG / 80)}`);
  expect(errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  const refused = await logIn(`a${"\u0301\u0316".repeat(LONG)}`);
  expect([refused.status, refused.errors?.[0]?.extensions["code"]]).toEqual([413, "LIMIT"]);
});

it("answers an input with an endless field name", async () => {
  const { query } = await openFrontDoor();
  const { errors } = await query(
    "query($filter: RequestFilter) { requests(filter: $filter) { totalCount } }",
    { filter: { [`${"cannot represent ".repeat(LONG / 17)}:x`]: 1 } },
  );
  expect(errors?.[0]?.message.length).toBeLessThan(3_000);
});

it("limits how many sign-ins wait for hashing", async () => {
  const { query } = await openFrontDoor();
  const tries = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      query(
        'mutation($username: String!) { login(username: $username, password: "wrong") { name } }',
        { username: `name-${index}` },
        { token: null },
      ),
    ),
  );
  const codes = new Set(tries.map(({ errors }) => errors?.[0]?.extensions["code"]));
  expect(codes).toEqual(new Set(["UNAUTHENTICATED", "LIMIT"]));
});

it("leaves other addresses room while one has many sign-ins hashed", async () => {
  const trustProxy = new BlockList();
  trustProxy.addSubnet("127.0.0.0", 8, "ipv4");
  const { query } = await openFrontDoor({ config: { trustProxy } });
  const logIn = async (address: string, index: number) => {
    const { errors } = await query(
      'mutation($username: String!) { login(username: $username, password: "wrong") { name } }',
      { username: `name-${index}` },
      { token: null, headers: { "X-Forwarded-For": address } },
    );
    return errors?.[0]?.extensions["code"];
  };
  const greedy = Array.from({ length: 19 }, (_, index) => logIn("203.0.113.1", index));
  const others = Array.from({ length: 4 }, (_, index) => logIn(`198.51.100.${index}`, index));
  expect(await Promise.all(others)).toEqual(Array(4).fill("UNAUTHENTICATED"));
  expect(await Promise.all(greedy)).toContain("LIMIT");
});

it("refuses lists in inputs that are longer than any real one, but not in the body of a webhook", async () => {
  const { query, socketUrl } = await openFrontDoor();
  const states = (count: number) => ({ filter: { states: Array(count).fill("AVAILABLE") } });
  const document = "query($filter: RequestFilter) { requests(filter: $filter) { totalCount } }";
  expect((await query(document, states(2_000))).errors).toBeUndefined();
  const refused = await query(document, states(2_001));
  expect(refused.errors?.[0]?.extensions["code"]).toBe("LIMIT");
  const socket = await openSocket(socketUrl);
  const changes = "subscription($filter: RequestFilter) { requestChanged(filter: $filter) { id } }";
  const { errors } = await socket.subscribe(changes, states(2_001)).next();
  expect(errors?.[0]?.extensions["code"]).toBe("LIMIT");
  const webhook = `mutation($payload: JSON!) { receiveWebhook(service: "sonarr", payload: $payload) { id } }`;
  const sent = await query(webhook, { payload: { list: Array(3_000).fill(1) } });
  expect(sent.errors).toBeUndefined();
});
