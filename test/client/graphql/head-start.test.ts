import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { beforeEach, expect, it, vi } from "vitest";
import { createClient } from "../../../client/graphql/client.ts";
import { compiledDocument } from "../../../client/graphql/compiled-document.ts";
import { openHeadStart } from "../../../client/graphql/head-start.ts";
import { runMutation, runQuery } from "../../../client/graphql/operation.ts";

const START = readFileSync(join(import.meta.dirname, "../../../client/public/start.js"), "utf8");

const queryOf = (name: string) =>
  compiledDocument("query", name, `hash of ${name}`, `query ${name}{a}`);
const [Session, List, Counts, Later] = [
  queryOf("Session"),
  queryOf("RequestList"),
  queryOf("Counts"),
  queryOf("Later"),
];
const Change = compiledDocument("mutation", "Change", "hash of Change", "mutation Change{a}");

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  localStorage.clear();
  document.head.innerHTML = `<base href="/">`;
  history.replaceState(null, "", "/");
  globalThis.headStart = undefined;
  // The page has just been opened, however old the process of the tests is.
  vi.spyOn(performance, "now").mockReturnValue(1000);
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body).operationName);
    return Response.json({ data: { a: asked.length } });
  });
});

/** Runs what the page runs before its app. */
function start(pages: Record<string, readonly string[]> = {}): void {
  const script = document.createElement("script");
  script.dataset["pages"] = JSON.stringify(pages);
  vi.spyOn(document, "currentScript", "get").mockReturnValue(script);
  runInThisContext(START);
}

/** What home does when it opens. */
async function openPage(isHome = true): Promise<unknown[]> {
  const client = createClient({
    url: "http://localhost/graphql",
    headStart: openHeadStart(isHome),
    onUnauthenticated: () => {},
  });
  const session = await runQuery(client, Session, {});
  const lists = await Promise.all(
    [List, Counts].map((document) => runQuery(client, document, { first: 50 })),
  );
  await runQuery(client, Later, {});
  await runMutation(client, Change, {});
  return [session, ...lists];
}

it("asks what home asked last before its app is there, and the app takes up the answers", async () => {
  start();
  expect(asked).toEqual([]);
  await openPage();
  localStorage.setItem("signed-in", "yes");

  asked = [];
  start();
  expect(asked).toEqual(["Session", "RequestList", "Counts"]);
  expect(await openPage()).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  expect(asked.slice(3)).toEqual(["Later", "Change"]);

  // For news the server is asked.
  expect(await openPage()).toEqual([{ a: 6 }, { a: 7 }, { a: 8 }]);
});

it("asks nothing for somebody who is signed out, and on other pages only who is signed in", async () => {
  await openPage();
  asked = [];
  start();
  expect(asked).toEqual([]);
  localStorage.setItem("signed-in", "yes");
  history.replaceState(null, "", "/request/1");
  start();
  expect(asked).toEqual(["Session"]);
  await openPage(false);
  expect(asked.slice(1)).toEqual(["RequestList", "Counts", "Later", "Change"]);
});

it("asks again when the early question failed", async () => {
  await openPage();
  localStorage.setItem("signed-in", "yes");
  const respond = globalThis.fetch;
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("offline");
  });
  start();
  vi.stubGlobal("fetch", respond);
  asked = [];
  expect(await openPage()).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
});

it("loads the files of the page early", () => {
  localStorage.setItem("signed-in", "yes");
  history.replaceState(null, "", "/request/1");
  start({ "": ["assets/home.js"], request: ["assets/request.js", "assets/request.css"] });
  const links = [...document.head.querySelectorAll("link")];
  expect(links.map(({ rel, as, href }) => [rel, as, new URL(href).pathname])).toEqual([
    ["modulepreload", undefined, expect.stringMatching(/assets\/request\.js$/)],
    ["preload", "style", expect.stringMatching(/assets\/request\.css$/)],
  ]);
});
