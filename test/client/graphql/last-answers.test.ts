import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { loadOperations } from "../../../client/build/trusted-documents.ts";
import { RequestListCountQuery } from "../../../client/feature/request-list/document.ts";
import { ServicesQuery } from "../../../client/feature/service/document.ts";
import { createClient } from "../../../client/graphql/client.ts";
import { LASTING_OPERATIONS, openLastAnswers } from "../../../client/graphql/last-answers.ts";
import { runQuery } from "../../../client/graphql/operation.ts";

/** The Cache API as browsers have it, of which jsdom has nothing. */
function createCaches() {
  const stores = new Map<string, Map<string, Response>>();
  return {
    async open(name: string) {
      const held = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, held);
      const urlOf = (request: string | Request) =>
        typeof request === "string" ? request : request.url;
      return {
        put: async (url: string, answer: Response) => void held.set(url, answer),
        match: async (url: string) => held.get(url)?.clone(),
        delete: async (request: string | Request) => held.delete(urlOf(request)),
        keys: async () => [...held.keys()].map((url) => ({ url })),
      };
    },
  };
}

beforeEach(() => {
  vi.stubGlobal("caches", createCaches());
  localStorage.clear();
});

/** A client whose server answers with `data`, or cannot be reached. */
function openClient(answers = openLastAnswers()) {
  let isCut = false;
  vi.stubGlobal("fetch", async () => {
    if (isCut) throw new TypeError("refused");
    return Response.json({ data: { stats: { active: 1 } } });
  });
  const client = createClient({
    url: "http://localhost/graphql",
    lastAnswers: answers,
    onUnauthenticated: () => {},
  });
  return {
    answers,
    count: () => runQuery(client, RequestListCountQuery, {}),
    services: () => runQuery(client, ServicesQuery, {}),
    cut: () => void (isCut = true),
  };
}

it("gives the last answer while the server cannot be reached, and says of when it is", async () => {
  const { answers, count, cut } = openClient();
  const fresh = await count();
  expect(answers.shownFrom()).toBeNull();
  cut();
  const before = Date.now();
  await vi.waitFor(async () => expect(await count()).toEqual(fresh));
  expect(answers.shownFrom()?.getTime()).toBeLessThanOrEqual(before);
  expect(answers.shownFrom()?.getTime()).toBeGreaterThan(before - 60_000);
});

it("lets a load fail once the server can be reached, so that it is tried again", async () => {
  const { answers, count, cut } = openClient();
  await count();
  cut();
  await vi.waitFor(() => count());
  answers.setReachable(true);
  expect(answers.shownFrom()).toBeNull();
  await expect(count()).rejects.toThrow("refused");
});

it("keeps nothing of the pages of admins", async () => {
  const { services, cut } = openClient();
  await services();
  cut();
  await expect(services()).rejects.toThrow("refused");
});

it("shows what was kept to nobody else", async () => {
  const { answers, count, cut } = openClient();
  answers.setViewer("ada");
  await count();
  cut();
  answers.setViewer("ada");
  await vi.waitFor(() => count());
  answers.setViewer(null);
  await vi.waitFor(() => expect(count()).rejects.toThrow("refused"));
});

it("keeps operations that the client has", async () => {
  const operations = await loadOperations(join(import.meta.dirname, "../../../client"));
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...LASTING_OPERATIONS]),
  );
});
