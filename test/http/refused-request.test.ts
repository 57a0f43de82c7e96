import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

const GRAPHQL_JSON = "application/graphql-response+json";

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: Record<string, unknown>;
    }[];
  };
}

async function post(
  { url }: FrontDoor,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Bearer ${ADMIN_TOKEN}`,
      ...headers,
    },
    body: body instanceof Uint8Array ? body.slice() : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** What arrives by server-sent events until the server ends them. */
async function readEvents(door: FrontDoor, query: string, variables: object): Promise<string> {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const response = await fetch(`${door.url}/graphql?${parameters}`, {
    headers: { Accept: "text/event-stream", Authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  return response.text();
}

const AFTER = "($after: Sequence) { transitions(after: $after) { sequence } }";
const ONE = "($id: ID!) { REQUEST(id: $id) { id } }";

/** Variables that do not fit, in a query and in a subscription. */
const REFUSED: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["has a wrong value", AFTER, { after: "1.5" }],
  ["has a wrong type", AFTER, { after: { a: 1 } }],
  ["is missing", ONE, {}],
  ["is null", ONE, { id: null }],
  ["is null although its default is not", ONE.replace("ID!", 'ID = "a"'), { id: null }],
];

it.each(REFUSED)("refuses a variable that %s with BAD_INPUT everywhere", async (...row) => {
  const [, text, variables] = row;
  const door = await openFrontDoor();
  const query = `query ${text.replace("REQUEST", "request")}`;
  const subscription = `subscription ${text.replace("REQUEST", "requestChanged")}`;
  const refusal = [{ extensions: { code: "BAD_INPUT" } }];

  const plain = await post(door, { query, variables });
  expect(plain).toMatchObject({ status: 200, body: { errors: refusal } });
  const negotiated = await post(door, { query, variables }, { Accept: GRAPHQL_JSON });
  expect(negotiated.body.errors).toMatchObject(refusal);
  // A field that failed leaves `data` behind it; a request that never ran has none.
  expect(negotiated.status).toBe("data" in negotiated.body ? 200 : 400);

  const socket = await openSocket(door.socketUrl);
  expect((await socket.subscribe(query, variables).next()).errors).toMatchObject(refusal);
  const isOptional = text.includes("=");
  if (!isOptional) {
    const refused = await socket.subscribe(subscription, variables).next();
    expect(refused.errors).toMatchObject(refusal);
    const events = await readEvents(door, subscription, variables);
    expect(events).toContain('"extensions":{"code":"BAD_INPUT"}');
    expect(events).toContain("event: complete");
  }
});

it.each([
  ["is a list", [1]],
  ["is a word", "after"],
])("refuses `variables` that %s with BAD_INPUT", async (_name, variables) => {
  const door = await openFrontDoor();
  expect(await post(door, { query: `query ${AFTER}`, variables })).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: "BAD_INPUT" } }] },
  });
});

it("answers a request that it refuses before running it with 4xx, as application/graphql-response+json", async () => {
  const door = await openFrontDoor();
  const refused: readonly (readonly [object, string])[] = [
    [{ query: "{" }, "GRAPHQL_PARSE_FAILED"],
    [{ query: "{ nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
    [{ query: `{ transitions(after: "-1") { sequence } }` }, "BAD_INPUT"],
    [{ query: `{ viewer { id } } #${"x".repeat(70_000)}` }, "LIMIT"],
    [{ query: "query A { viewer { id } }", operationName: "B" }, "OPERATION_RESOLUTION_FAILURE"],
    [{}, "BAD_INPUT"],
    [{ query: "{ viewer { id } }", unknown: 1 }, "BAD_INPUT"],
  ];
  for (const [body, code] of refused) {
    const answer = await post(door, body, { Accept: GRAPHQL_JSON });
    expect(answer, code).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code } }] },
    });
    expect(answer.body, code).not.toHaveProperty("data");
  }
  const ran = await post(door, { query: "{ viewer { name } }" }, { Accept: GRAPHQL_JSON });
  expect(ran).toMatchObject({ status: 200, body: { data: { viewer: { name: "ADMIN_TOKEN" } } } });
});

it("keeps HTTP's status out of errors, also of a document that came over HTTP before", async () => {
  const door = await openFrontDoor();
  const socket = await openSocket(door.socketUrl);
  const documents = ["{", "{ nothing }", `subscription { transitions(after: "-1") { sequence } }`];
  for (const query of documents) {
    const overHttp = await post(door, { query }, { Accept: GRAPHQL_JSON });
    expect(overHttp.status, query).toBe(400);
    const errors = [
      ...(overHttp.body.errors ?? []),
      ...(await socket.subscribe(query).completed),
      ...(await socket.subscribe(query).completed),
    ];
    expect(errors, query).toHaveLength(3);
    for (const { extensions } of errors) {
      expect(Object.keys(extensions), query).toEqual(["code"]);
    }
    expect(await readEvents(door, query, {}), query).not.toContain('"http"');
  }
  const [unnamed] = await socket.subscribe("query A { viewer { id } } query B { viewer { id } }")
    .completed;
  expect(unnamed?.extensions).toEqual({ code: "OPERATION_RESOLUTION_FAILURE" });
});

it("says that a body or a parameter is not JSON, without repeating it", async () => {
  const door = await openFrontDoor();
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${ADMIN_TOKEN}` };
  const body = await fetch(`${door.url}/graphql`, {
    method: "POST",
    headers,
    body: '{"password": hush-hush}',
  });
  const parameter = await fetch(`${door.url}/graphql?query={setupRequired}&variables=hush-hush`);
  for (const response of [body, parameter]) {
    const text = await response.text();
    expect(response.status, text).toBe(400);
    expect(text).toMatch(/valid JSON/);
    expect(text).toContain('"extensions":{"code":"BAD_INPUT"}');
    expect(text).not.toContain("hush-hush");
  }
  expect(door.logged()).not.toContain("hush-hush");
});

it("answers 400 to a GET whose parameters are not what they must be, without a line in the log", async () => {
  const door = await openFrontDoor();
  for (const parameters of [
    "variables={",
    "variables=1",
    "variables=[1]",
    "variables=%22a%22",
    "extensions={",
    "extensions=1",
    "variables=%zz",
    "extensions={%22persistedQuery%22:1}",
  ]) {
    const { status } = await fetch(`${door.url}/graphql?query={setupRequired}&${parameters}`);
    expect([parameters, status]).toEqual([
      parameters,
      parameters.includes("persisted") ? 200 : 400,
    ]);
  }
  for (const url of ["?query=", "?", "?query=%zz", "?query={&query={", "?variables={}"])
    expect((await fetch(`${door.url}/graphql${url}`)).status, url).toBeLessThan(500);
  expect(door.logged()).not.toMatch(/"level":[456]0/);
});

it("answers 415 to a body with a Content-Encoding that it does not decode", async () => {
  const door = await openFrontDoor();
  const query = { query: "{ viewer { name } }" };
  const packed = new Uint8Array(gzipSync(JSON.stringify(query)));
  for (const encoding of ["gzip", "br", "deflate", "gzip, identity", "unknown"]) {
    expect(await post(door, packed, { "Content-Encoding": encoding }), encoding).toMatchObject({
      status: 415,
      body: { errors: [{ extensions: { code: "BAD_INPUT" } }] },
    });
  }
  expect(await post(door, query, { "Content-Encoding": "identity" })).toMatchObject({
    status: 200,
    body: { data: { viewer: { name: "ADMIN_TOKEN" } } },
  });
  const hook = await fetch(`${door.url}/hooks/sonarr?token=a-hook-secret-for-tests`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
    body: packed,
  });
  expect(hook.status).toBe(415);
});

it("answers a multipart subscription with 406 and where subscriptions are, and listens no further", async () => {
  const door = await openFrontDoor();
  const query = "subscription { serviceChanged { slug } }";
  for (const Accept of [
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json',
    "multipart/mixed",
    GRAPHQL_JSON,
  ]) {
    const { status, body } = await post(door, { query }, { Accept });
    expect(status, Accept).toBe(406);
    expect(body.errors?.[0]?.message, Accept).toMatch(/text\/event-stream.*graphql-transport-ws/);
  }
  await expect.poll(() => door.listeners()).toBe(0);
});

it("responds to Apollo that persisted queries are not supported, and runs the document that follows", async () => {
  const door = await openFrontDoor();
  const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
  const refusal = {
    errors: [
      {
        message: "PersistedQueryNotSupported",
        extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
      },
    ],
  };
  expect(await post(door, { extensions })).toMatchObject({ status: 200, body: refusal });
  const hash = encodeURIComponent(JSON.stringify(extensions));
  const viaGet = await fetch(`${door.url}/graphql?extensions=${hash}`);
  expect(await viaGet.json()).toEqual(refusal);
  const retried = await post(door, { query: "{ viewer { name } }", extensions });
  expect(retried.body).toEqual({ data: { viewer: { name: "ADMIN_TOKEN" } } });
});

it("refuses a document that is nested deeper than the stack reaches, as one that is too large", async () => {
  const door = await openFrontDoor();
  const nested = (open: string, close: string) => open.repeat(2_400) + close.repeat(2_400);
  for (const query of [
    `{ a ${nested("{ a ", "}")} }`,
    `{ requests(filter: { search: ${nested("[", "]")} }) { totalCount } }`,
  ]) {
    const { body } = await post(door, { query });
    expect(body.errors?.[0]?.extensions["code"]).toBe("LIMIT");
    const socket = await openSocket(door.socketUrl);
    const [refused] = await socket.subscribe(query).completed;
    expect(refused?.extensions["code"]).toBe("LIMIT");
  }
  expect(door.logged()).not.toContain('"level":50');
});
