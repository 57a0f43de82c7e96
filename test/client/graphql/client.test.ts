import { expect, it, vi } from "vitest";
import { createClient } from "../../../client/graphql/client.ts";
import { compiledDocument } from "../../../client/graphql/compiled-document.ts";
import { OperationError, errorCode } from "../../../client/graphql/error.ts";

type Socket = NonNullable<Parameters<typeof createClient>[0]["socket"]>;
type Sink = Parameters<Socket["subscribe"]>[1];

const Changes = compiledDocument("subscription", "Changes", "abc", "subscription Changes{a}");
const Question = compiledDocument("query", "Question", "def", "query Question{a}");

const failed = (code: string) => ({ message: `It is ${code}.`, extensions: { code } });

/** A client over a socket whose subscriptions the test answers. */
function open() {
  const opened: { readonly payload: object; readonly sink: Sink; isOpen: boolean }[] = [];
  const heard: unknown[] = [];
  let endings = 0;
  const client = createClient({
    url: "http://localhost/graphql",
    socket: {
      subscribe(payload, sink) {
        const one = { payload, sink, isOpen: true };
        opened.push(one);
        return () => {
          one.isOpen = false;
          // As graphql-ws does.
          sink.complete();
        };
      },
    },
    onUnauthenticated: () => (endings += 1),
  });
  const stop = client.subscribe(
    Changes,
    {},
    {
      onData: (data) => heard.push(data),
      onError: (error) => heard.push(error),
      onEnd: () => heard.push("end"),
    },
  );
  return { client, opened, heard, stop, endings: () => endings };
}

it("reports what is sent, until the server ends the subscription", () => {
  const { opened, heard } = open();
  opened[0]?.sink.next({ data: { a: 1 } });
  opened[0]?.sink.next({ data: { a: 2 }, errors: [] });
  opened[0]?.sink.complete();
  opened[0]?.sink.next({ data: { a: 3 } });
  expect(heard).toEqual([{ a: 1 }, { a: 2 }, "end"]);
});

it("reports nothing to whoever has unsubscribed", () => {
  const { opened, heard, stop } = open();
  stop();
  opened[0]?.sink.next({ data: { a: 1 } });
  opened[0]?.sink.error(new Error("lost"));
  expect(heard).toEqual([]);
  expect(opened[0]?.isOpen).toBe(false);
});

it("reports one error, with its code, and ends the subscription", () => {
  const { opened, heard } = open();
  opened[0]?.sink.next({ data: null, errors: [failed("FORBIDDEN")] as never });
  opened[0]?.sink.next({ data: { a: 1 } });
  expect(heard.map(errorCode)).toEqual(["FORBIDDEN"]);
  expect(opened[0]?.isOpen).toBe(false);
  const lost = open();
  lost.opened[0]?.sink.error(new Error("lost"));
  expect(lost.heard).toEqual([new OperationError([], "Error: lost")]);
});

it("subscribes with the text at a server that does not know the hash", () => {
  const { opened, heard, stop } = open();
  opened[0]?.sink.error([failed("PERSISTED_QUERY_NOT_SUPPORTED")]);
  expect(opened.map(({ payload }) => payload)).toEqual([
    expect.objectContaining({ query: "", extensions: expect.anything() }),
    { query: "subscription Changes{a}", variables: {} },
  ]);
  opened[0]?.sink.next({ data: { a: 1 } });
  opened[1]?.sink.next({ data: { a: 2 } });
  expect(heard).toEqual([{ a: 2 }]);
  stop();
  expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false]);
});

it("says that the session has ended, whichever way the server reports it", async () => {
  const { client, opened, endings } = open();
  opened[0]?.sink.error([failed("UNAUTHENTICATED")]);
  expect(endings()).toBe(1);
  vi.stubGlobal("fetch", async () =>
    Response.json({ errors: [failed("UNAUTHENTICATED")] }, { status: 401 }),
  );
  await expect(client.send(Question, {})).rejects.toThrow("It is UNAUTHENTICATED.");
  expect(endings()).toBe(2);
});

it.each([
  ["the page of a proxy", () => new Response("<html>", { status: 502 })],
  ["JSON of something else", () => Response.json({ status: "starting" })],
  ["no object", () => Response.json(null)],
  ["nothing", () => Promise.reject(new TypeError("refused"))],
])("takes %s for no answer of the tracker", async (_what, respond) => {
  vi.stubGlobal("fetch", async () => respond());
  const { client } = open();
  const error: unknown = await client.send(Question, {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OperationError);
  expect(error).toMatchObject({ errors: [] });
});
