import { expect, it } from "vitest";
import { z } from "zod";
import type { Http } from "../../../../server/integrations/shared/http/http.ts";
import {
  createTypedHttp,
  type TypedHttp,
} from "../../../../server/integrations/shared/http/typed-http.ts";

interface Api {
  readonly "GET /status": Record<string, never>;
  readonly "GET /series": { readonly query?: { readonly tvdbId?: number } };
  readonly "GET /series/{id}": { readonly path: { readonly id: string | number } };
  readonly "POST /series/{id}/{verb}": {
    readonly path: { readonly id: string | number; readonly verb: "refresh" | "rescan" };
    readonly query?: { readonly force?: boolean };
  };
}

const Body = z.unknown();

function setUp() {
  const calls: unknown[] = [];
  const http: Http = {
    get: async (_schema, path, query, options) => {
      calls.push(["GET", path, query, options]);
      throw new Error("called");
    },
    send: async (_schema, method, path, options) => {
      calls.push([method, path, options]);
      throw new Error("called");
    },
    raw: async (method, path, options) => {
      calls.push([method, path, options]);
      throw new Error("called");
    },
  };
  const typed = createTypedHttp<Api>(http);
  return {
    typed,
    called: async (call: Promise<unknown>) => {
      await expect(call).rejects.toThrow("called");
      return calls.at(-1);
    },
  };
}

it("fills in path parameters, and passes query, body and options on", async () => {
  const { typed, called } = setUp();
  expect(await called(typed.get(Body, "/status"))).toEqual(["GET", "/status", undefined, {}]);
  expect(await called(typed.get(Body, "/series", { query: { tvdbId: 7 }, timeoutMs: 5 }))).toEqual([
    "GET",
    "/series",
    { tvdbId: 7 },
    { timeoutMs: 5 },
  ]);
  expect(await called(typed.get(Body, "/series/{id}", { path: { id: "a/b" } }))).toEqual([
    "GET",
    "/series/a%2Fb",
    undefined,
    {},
  ]);
  const path = { id: 7, verb: "rescan" } as const;
  expect(
    await called(
      typed.send(Body, "POST", "/series/{id}/{verb}", { path, query: { force: true }, json: {} }),
    ),
  ).toEqual(["POST", "/series/7/rescan", { query: { force: true }, json: {} }]);
  expect(await called(typed.raw("GET", "/series", { query: {} }))).toEqual([
    "GET",
    "/series",
    { query: {} },
  ]);
});

/** Only compiled: each line holds a mistake that must not compile. */
export function makeMistakes(typed: TypedHttp<Api>): readonly unknown[] {
  return [
    // @ts-expect-error an unknown path
    typed.get(Body, "/serie"),
    // @ts-expect-error a method that the path does not have
    typed.send(Body, "DELETE", "/series"),
    // @ts-expect-error an unknown query parameter
    typed.get(Body, "/series", { query: { tvdb: 7 } }),
    // @ts-expect-error a query parameter of another type
    typed.get(Body, "/series", { query: { tvdbId: "seven" } }),
    // @ts-expect-error a query for an operation without one
    typed.get(Body, "/status", { query: { tvdbId: 7 } }),
    // @ts-expect-error a missing path parameter
    typed.get(Body, "/series/{id}"),
    // @ts-expect-error an unknown value of a path parameter
    typed.raw("POST", "/series/{id}/{verb}", { path: { id: 7, verb: "delete" } }),
  ];
}
