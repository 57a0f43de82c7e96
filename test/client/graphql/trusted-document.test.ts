import { expect, it, vi } from "vitest";
import { createClient } from "../../../client/graphql/client.ts";
import { compiledDocument } from "../../../client/graphql/compiled-document.ts";
import { graphql } from "../../../client/graphql/graphql.ts";

const UNKNOWN = {
  errors: [
    {
      message: "PersistedQueryNotSupported",
      extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
    },
  ],
};

/** Answers the requests in their order, and returns their bodies. */
function answer(...results: readonly object[]): Record<string, unknown>[] {
  const left = [...results];
  const bodies: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    bodies.push(JSON.parse(body));
    return Response.json(left.shift());
  });
  return bodies;
}

const open = () => createClient({ url: "http://localhost/graphql", onUnauthenticated: () => {} });

it("sends the hash of a document that the server knows, and the text of any other", async () => {
  const bodies = answer({ data: { one: 1 } }, { data: { two: 2 } });
  const client = open();
  const known = compiledDocument("query", "Known", "abc", "query Known{one}");
  const other = graphql(`
    query Other {
      setupRequired
    }
  `);
  expect(await client.send(known, {})).toEqual({ one: 1 });
  expect(await client.send(other, {})).toEqual({ two: 2 });
  expect(bodies[0]).toMatchObject({ extensions: { persistedQuery: { sha256Hash: "abc" } } });
  expect(bodies[0]).not.toHaveProperty("query");
  expect(bodies[1]?.["query"]).toContain("query Other");
});

it("sends the text to a server that no longer knows the hash", async () => {
  const bodies = answer(UNKNOWN, { data: { done: true } });
  const known = compiledDocument("mutation", "Change", "def", "mutation Change{done}");
  expect(await open().send(known, {})).toEqual({ done: true });
  expect(bodies[1]?.["query"]).toBe("mutation Change{done}");
  expect(bodies[1]).not.toHaveProperty("extensions");
});
