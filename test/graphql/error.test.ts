import { describe, expect, it } from "vitest";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, type FrontDoor, type GraphQLAnswer } from "../support/front-door.ts";

function codeOf({ errors }: Pick<GraphQLAnswer, "errors">): unknown {
  return errors?.[0]?.extensions["code"];
}

describe("a refused call has its code", () => {
  it("NOT_FOUND for an unknown delivery or service", async () => {
    const door = await openFrontDoor();
    for (const id of ["7", "abc", "99999999999"]) {
      expect(codeOf(await door.query(`mutation { replayDelivery(id: "${id}") { id } }`))).toBe(
        "NOT_FOUND",
      );
    }
    const unknown = await door.query(
      `mutation { receiveWebhook(service: "lidarr", payload: {}) { id } }`,
    );
    expect(codeOf(unknown)).toBe("NOT_FOUND");
  });

  it.each([
    ["a literal", `{ transitions(after: "-1") { sequence } }`, {}],
    [
      "a literal that is too large",
      `{ transitions(after: "9223372036854775808") { sequence } }`,
      {},
    ],
    [
      "a variable",
      `query ($after: Sequence) { transitions(after: $after) { sequence } }`,
      { after: "1.5" },
    ],
    ["a page size", `{ transitions(first: 0) { sequence } }`, {}],
  ])("BAD_INPUT for a bad %s", async (_name, query, variables) => {
    const door = await openFrontDoor();
    expect(codeOf(await door.query(query, variables))).toBe("BAD_INPUT");
  });

  it("LIMIT for a page that is too large, or a query that is too deep or too complex", async () => {
    const door = await openFrontDoor();
    expect(codeOf(await door.query(`{ transitions(first: 101) { sequence } }`))).toBe("LIMIT");
    const deep = "downloads { requests { ".repeat(6) + "id" + " } }".repeat(6);
    expect(codeOf(await door.query(`{ request(id: "1") { ${deep} } }`))).toBe("LIMIT");
    const dear = Array.from(
      { length: 40 },
      (_, index) =>
        `a${index}: requests(first: 100) { nodes { episodes { downloads { files { name } } } } }`,
    );
    expect(codeOf(await door.query(`{ ${dear.join(" ")} }`))).toBe("LIMIT");
  });

  it("SEQUENCE_EXPIRED for a sequence that was pruned, or that a restored backup never reached", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    for (let count = 0; count < 5; count += 1) await door.make.transition(id);
    await door.store.write(async (tx) => {
      await tx.transition.deleteMany({ where: { sequence: { lte: 3 } } });
      await tx.setting.create({ data: { name: "log.prunedThrough", value: "3" } });
    });

    const after = (place: string) => door.query(`{ transitions(after: "${place}") { sequence } }`);
    expect(codeOf(await after("2"))).toBe("SEQUENCE_EXPIRED");
    expect(codeOf(await after("6"))).toBe("SEQUENCE_EXPIRED");
    expect((await after("3")).data.transitions).toEqual([{ sequence: "4" }, { sequence: "5" }]);
  });

  it("GraphQL's own code for an invalid document or an unknown field", async () => {
    const door = await openFrontDoor();
    expect(codeOf(await door.query("{ requests(first: }"))).toBe("GRAPHQL_PARSE_FAILED");
    expect(codeOf(await door.query("{ nothing }"))).toBe("GRAPHQL_VALIDATION_FAILED");
    const endless = `{ ${"viewer { id } ".repeat(2000)} }`;
    expect((await door.query(endless)).errors?.[0]?.message).toMatch(/token/);

    const socket = await openSocket(door.socketUrl);
    const [syntax] = await socket.subscribe("{ requests(first: }").completed;
    expect(syntax?.extensions["code"]).toBe("GRAPHQL_PARSE_FAILED");
    const [unknown] = await socket.subscribe("{ nothing }").completed;
    expect(unknown?.extensions["code"]).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it.each([
    ["a variable", { kind: "SONARR", apiKey: "hush-hush" }],
    ["a variable of another type", { kind: "SONARR", name: "a", url: "b", apiKey: ["hush-hush"] }],
    ["a misspelled field", { kind: "SONARR", name: "a", url: "b", apikey: "hush-hush" }],
  ])("never repeats %s, which may hold a secret", async (_name, input) => {
    const door = await openFrontDoor();
    const save = "mutation ($input: ServiceInput!) { saveService(input: $input) { slug } }";
    const literal = JSON.stringify(input)
      .replaceAll(/"(\w+)":/g, "$1:")
      .replace('"SONARR"', "SONARR");
    const socket = await openSocket(door.socketUrl);

    const refused = [
      (await door.query(save, { input })).errors,
      (await door.query(`mutation { saveService(input: ${literal}) { slug } }`)).errors,
      await socket.subscribe(`mutation { saveService(input: ${literal}) { slug } }`).completed,
      (await socket.subscribe(save, { input }).next()).errors,
    ];

    for (const errors of refused) {
      expect(errors?.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toContain("hush-hush");
    }
    expect(door.logged()).not.toContain("hush-hush");
  });
});

describe("an unexpected error", () => {
  async function breakDown(door: FrontDoor): Promise<void> {
    await door.store.write((tx) =>
      tx.$executeRawUnsafe("DROP TABLE Delivery").then(() => undefined),
    );
  }

  it("is one sentence with an id over HTTP, and is logged under that id", async () => {
    const door = await openFrontDoor();
    await breakDown(door);
    const answer = await door.query("{ deliveries { totalCount } }");
    const [error] = answer.errors ?? [];
    expect(codeOf(answer)).toBe("INTERNAL_SERVER_ERROR");
    expect(error?.message).toMatch(/^Unexpected error, id [0-9a-f-]{36}$/);
    expect(JSON.stringify(answer.errors)).not.toMatch(/Delivery|prisma|sqlite/i);
    expect(door.logged()).toContain(String(error?.extensions["errorId"]));
  });

  it("is the same over WebSocket, for a query and for a subscription", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.request();
    await door.make.transition(id);
    const socket = await openSocket(door.socketUrl);
    const follow = socket.subscribe(
      `subscription { transitions(after: "0") { sequence delivery { id } } }`,
    );
    expect((await follow.next()).data.transitions).toEqual({ sequence: "1", delivery: null });

    await door.store.write((tx) =>
      tx.$executeRawUnsafe("DROP TABLE Setting").then(() => undefined),
    );
    await breakDown(door);
    const query = await socket.subscribe("{ deliveries { totalCount } }").next();
    const lost = await socket
      .subscribe(`subscription { transitions(after: "0") { sequence } }`)
      .next();
    for (const result of [query, lost]) {
      expect(result.errors?.[0]?.message).toMatch(/^Unexpected error, id /);
      expect(JSON.stringify(result.errors)).not.toMatch(/Delivery|Setting|prisma|sqlite/i);
    }
  });
});

it("gives the reason of a refusal as a code with parameters too", async () => {
  const door = await openFrontDoor();
  const unknown = await door.query(`mutation { cancelDeletion(id: "7") { id } }`);
  expect(unknown.errors?.[0]).toMatchObject({
    message: "There is no such deletion.",
    extensions: { code: "NOT_FOUND", messageCode: "DELETION_UNKNOWN", messageParams: {} },
  });
  const input = `{ kind: SONARR, name: "Sonarr", url: "sonarr:8989", apiKey: "key" }`;
  const bad = await door.query(`mutation { saveService(input: ${input}) { slug } }`);
  expect(bad.errors?.[0]).toMatchObject({
    message: "The URL must begin with http:// or https://.",
    extensions: {
      code: "BAD_INPUT",
      field: "url",
      messageCode: "TEXT_INVALID",
      messageParams: { field: "url", issue: "not-http" },
    },
  });
});
