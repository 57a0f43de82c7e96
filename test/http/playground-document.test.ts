import { getOperationAST, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { listPlaygroundTabs } from "../../server/http/playground-document.ts";
import { playDemo } from "../../simulator/stories/demo.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp } from "../support/app.ts";
import { openFrontDoor } from "../support/front-door.ts";

const TABS = listPlaygroundTabs({ after: 0n });

/** The name of the operation of a tab, and its kind. */
function operationOf(query: string) {
  const operation = getOperationAST(parse(query));
  return { name: operation?.name?.value ?? "", kind: operation?.operation };
}

/** Whether the answer of a tab shows something. */
const SHOWS_SOMETHING: Readonly<Record<string, (data: AnyResult) => boolean>> = {
  OnTheirWay: ({ requests }) => requests.totalCount > 0 && requests.nodes[0].title !== "",
  OneShow: ({ requests }) => requests.nodes[0]?.episodes.length > 0,
  Stuck: ({ requests }) => requests.nodes[0]?.problem.message !== undefined,
  SendWebhook: ({ receiveWebhook }) => receiveWebhook.id !== "",
  Inbox: ({ deliveries }) => deliveries.nodes.length > 0,
  Services: ({ services }) => services.some((one: AnyResult) => one.status === "UP"),
  Statistics: ({ stats }) => stats.requests > 0 && stats.states.length > 0,
};

it("offers tabs that the schema permits, each with a name", () => {
  const schema = createSchema();
  for (const { query } of TABS) expect(validate(schema, parse(query)), query).toEqual([]);
  expect(TABS.map(({ query }) => operationOf(query).name).toSorted()).toEqual(
    [...Object.keys(SHOWS_SOMETHING), "Follow"].toSorted(),
  );
});

it("shows something in every tab of a tracker beside the demo's services", async () => {
  const { stack, query, socket } = await startTestApp();
  void playDemo(stack);
  for (const { query: document, variables } of TABS) {
    const { name, kind } = operationOf(document);
    if (kind === "subscription") {
      const { data, errors } = await socket.subscribe(document, { ...variables }).next();
      expect(errors, name).toBeUndefined();
      expect(data.transitions.request.title).not.toBe("");
    } else {
      const ask = async () => SHOWS_SOMETHING[name]?.(await query(document, { ...variables }));
      await expect.poll(ask, { message: name, timeout: 60_000, interval: 250 }).toBe(true);
    }
  }
});

it("leads back to the tracker, fits a phone, and follows from a little before the newest step", async () => {
  const door = await openFrontDoor({ config: { basePath: "/tracker" } });
  const open = async () => {
    const headers = { Accept: "text/html", Authorization: `Bearer ${ADMIN_TOKEN}` };
    const response = await fetch(`${door.url}/graphql`, { headers });
    expect(response.status).toBe(200);
    return response.text();
  };
  const first = await open();
  expect(first).toContain('<a href="/tracker/">← Status Tracker</a>');
  expect(first).toContain('name="viewport"');
  expect(first).toContain("query OnTheirWay");
  const { id } = await door.make.request();
  await door.make.transition(id, { sequence: 1_234n });
  const after = [first, await open()].map((html) => /\\"after\\": \\"(\d+)\\"/.exec(html)?.[1]);
  expect(after).toEqual(["0", "1000"]);
});
