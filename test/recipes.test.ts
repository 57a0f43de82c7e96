import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { ADMIN_TOKEN } from "./support/admin-token.ts";
import { openFrontDoor, type FrontDoor } from "./support/front-door.ts";

const folder = join(import.meta.dirname, "../docs/recipes");

/** A recipe as a reader uses it: only the address and the token are their own. */
function read(name: string, { url }: FrontDoor): string {
  return readFileSync(join(folder, name), "utf8")
    .replaceAll("http://tracker:8100", url)
    .replaceAll("tracker:8100", new URL(url).host)
    .replaceAll("stt_your_read_token", ADMIN_TOKEN);
}

/** A tracker with a show that downloads, a movie that is stuck and one that is ready. */
async function openTracker(): Promise<FrontDoor & { readonly showId: string }> {
  const door = await openFrontDoor();
  const show = await door.make.request({ title: "Frieren", state: "DOWNLOADING", progress: 0.25 });
  await door.make.request({
    title: "Dune",
    mediaType: "MOVIE",
    problemCode: "NO_SPACE",
    ownProblem: JSON.stringify({
      code: "NO_SPACE",
      params: {},
      since: "2024-05-01T12:00:00.000Z",
      message: "The disk is full.",
      detail: [],
      until: null,
      actions: [],
    }),
  });
  await door.make.request({ title: "Akira", mediaType: "MOVIE", state: "AVAILABLE", year: 1988 });
  return { ...door, showId: show.id };
}

/** Starts a program of the recipes as it is; ends with the test. Returns what it has printed. */
function run(command: string, file: string, { url }: FrontDoor): () => string {
  const child = spawn(command, [join(folder, file)], {
    env: { PATH: process.env["PATH"], TRACKER_URL: url, TRACKER_TOKEN: ADMIN_TOKEN },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.on("error", (error) => (output += String(error)));
  onTestFinished(() => void child.kill("SIGKILL"));
  return () => output;
}

/** The value at a path such as "data.requests.nodes[0].title". */
function valueAt(json: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((name) => name !== "")
    .reduce((value: unknown, name) => Object(value)[name] as unknown, json);
}

/** Moves the show on until each program has printed what it should: again, until all have subscribed. */
async function expectToFollow(
  { store, make, announce, showId }: Awaited<ReturnType<typeof openTracker>>,
  programs: Readonly<Record<string, readonly [output: () => string, expected: RegExp]>>,
): Promise<void> {
  let version = 1_000n;
  await expect
    .poll(async () => {
      version += 1n;
      await store.write((tx) =>
        tx.mediaRequest.update({
          where: { id: showId },
          data: { state: "IMPORTING", progress: 0.5, version },
        }),
      );
      const sequence = await make.transition(showId, { from: "DOWNLOADING", to: "DOWNLOADED" });
      announce({ sequence, requestIds: [showId] });
      return Object.entries(programs).map(([name, [output, expected]]) =>
        expected.test(output()) ? name : output(),
      );
    })
    .toEqual(Object.keys(programs));
}

it("follows requests with graphql-ws, on a terminal and with Apollo Client", async () => {
  const door = await openTracker();
  const apollo = run(process.execPath, "apollo-client.mjs", door);
  await expect.poll(apollo).toMatch(/^Frieren: DOWNLOADING 25 %$/m);
  await expectToFollow(door, {
    ws: [run(process.execPath, "node-graphql-ws.mjs", door), /^Frieren: IMPORTING 50 % $/m],
    terminal: [run(process.execPath, "follow.mjs", door), /Frieren: DOWNLOADED/],
    apollo: [apollo, /^Frieren: IMPORTING 50 %$/m],
  });
  expect(read("follow.mjs", door).trimEnd().split("\n").length).toBeLessThanOrEqual(30);
});

it("follows requests with curl", async (context) => {
  if (spawnSync("curl", ["--version"]).status !== 0) return context.skip("there is no curl");
  const door = await openTracker();
  const output = run("sh", "curl-sse.sh", door);
  await expectToFollow(door, { curl: [output, /^data: .*"to":"DOWNLOADED".*"title":"Frieren"/m] });
});

describe("the recipe of", () => {
  it("Homepage shows figures that the tracker has", async () => {
    const door = await openTracker();
    const [
      {
        Media: [entry],
      },
    ] = parse(read("homepage.yaml", door));
    const { url, method, headers, mappings } = entry["Status Tracker"].widget;
    const response = await fetch(url, { method, headers });
    const figures = (await response.json()) as Record<string, unknown>;
    const shown = mappings.map(({ field }: { field: string }) => [field, figures[field]]);
    expect(Object.fromEntries(shown)).toEqual({
      downloading: 1,
      processing: 0,
      ready_today: 0,
      problems: 1,
    });
  });

  it("Home Assistant reads its sensors, and acts on those that it has", async () => {
    const door = await openTracker();
    const secret = {
      tag: "!secret",
      resolve: (name: string) => ({ tracker_token: `Bearer ${ADMIN_TOKEN}` })[name],
    };
    const { rest, automation } = parse(read("home-assistant.yaml", door), { customTags: [secret] });
    const sensors = new Map<string, unknown>();
    for (const { resource, method = "GET", headers, payload, sensor } of rest) {
      const response = await fetch(resource, { method, headers, body: payload });
      const json: unknown = await response.json();
      for (const { name, unique_id: id, value_template: template, ...more } of sensor) {
        expect(id).toBe(name.toLowerCase().replaceAll(" ", "_"));
        const path = /^\{\{ value_json\.(.+) \}\}$/.exec(template)?.[1] ?? "";
        sensors.set(`sensor.${id}`, valueAt(json, path));
        const owner = valueAt(json, String(more.json_attributes_path ?? "").slice(2));
        for (const attribute of more.json_attributes ?? []) expect(owner).toHaveProperty(attribute);
      }
    }
    expect(Object.fromEntries(sensors)).toEqual({
      "sensor.tracker_downloading": 1,
      "sensor.tracker_problems": 1,
      "sensor.tracker_ready_today": 0,
      "sensor.tracker_latest": "Akira",
    });
    const named = JSON.stringify(automation).match(/sensor\.\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((id) => !sensors.has(id))).toEqual([]);
  });

  it("Grafana draws figures that the tracker reports", async () => {
    const door = await openTracker();
    const [job] = parse(read("prometheus.yaml", door)).scrape_configs;
    const [target] = job.static_configs[0].targets;
    const { type, credentials } = job.authorization;
    const response = await fetch(`http://${target}${job.metrics_path}`, {
      headers: { Authorization: `${type} ${credentials}` },
    });
    const reported = await response.text();
    const queries = [...read("grafana.md", door).matchAll(/\bstatus_tracker_\w+/g)].map(
      ([name]) => name,
    );
    expect(queries.length).toBeGreaterThan(3);
    for (const name of queries) expect(reported).toMatch(new RegExp(`^${name}[{ ]`, "m"));
  });

  it("n8n makes a message of each problem", async () => {
    const door = await openTracker();
    const { nodes, connections } = JSON.parse(read("n8n.json", door));
    const find = (type: string) =>
      nodes.find((node: { type: string }) => node.type === `n8n-nodes-base.${type}`).parameters;
    const { method, url, headerParameters, jsonBody } = find("httpRequest");
    const headers = Object.fromEntries(
      headerParameters.parameters.map(({ name, value }: Record<string, string>) => [name, value]),
    );
    const response = await fetch(url, {
      method,
      headers: { ...headers, "Content-Type": "application/json" },
      body: jsonBody,
    });
    const items = valueAt(await response.json(), find("splitOut").fieldToSplitOut) as unknown[];
    const evaluate = (expression: string, item: unknown) =>
      expression
        .slice(1)
        .replaceAll(/\{\{ \$json\.([\w.]+) \}\}/g, (_all, path) => String(valueAt(item, path)));
    const [{ value }] = find("set").assignments.assignments;
    expect(items.map((item) => evaluate(value, item))).toEqual(["Dune: The disk is full."]);
    expect(evaluate(find("removeDuplicates").dedupeValue, items[0])).toMatch(
      /^\S+ NO_SPACE 2024-05-01T12:00:00.000Z$/,
    );
    // Each node leads to the next.
    const names = nodes.map(({ name }: { name: string }) => name);
    const next = (name: string) => connections[name]?.main[0][0].node;
    expect(names.map(next)).toEqual([...names.slice(1), undefined]);
  });

  it("an assistant connects and has the tools", async () => {
    const door = await openTracker();
    const { url, headers } = JSON.parse(read("mcp.json", door)).mcpServers["status-tracker"];
    const client = new Client({ name: "test", version: "1" });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
    );
    onTestFinished(() => client.close());
    const page = readFileSync(join(folder, "README.md"), "utf8");
    for (const { name } of (await client.listTools()).tools) expect(page).toContain(`\`${name}\``);
  });
});

it("lists each recipe, and the page of each links to its files", () => {
  const files = readdirSync(folder);
  const pages = files.filter((name) => name.endsWith(".md"));
  const links = pages.flatMap((page) =>
    [...readFileSync(join(folder, page), "utf8").matchAll(/\]\(([\w.-]+)\)/g)].map(([, to]) => to),
  );
  expect(files.filter((name) => name !== "README.md" && !links.includes(name))).toEqual([]);
});
