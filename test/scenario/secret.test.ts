import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLog } from "../../server/log.ts";
import type { Store } from "../../server/store/store.ts";
import { SERVICES } from "../../simulator/failures.ts";
import { API_KEYS, QBITTORRENT_LOGIN } from "../../simulator/service/access.ts";
import { A1_MOVIE, A6_LYCORIS_RECOIL } from "../../simulator/stories/happy-path.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { everyQuery, selectEverything } from "../support/every-field.ts";
import { episodesAt, followLog } from "../support/follower.ts";
import { HOOK_SECRET } from "../support/front-door.ts";

const WRONG_KEY = "wr0ng-k3y-that-somebody-typed-by-mistake";
const PROXY_PASSWORD = "pr0xy-pass-in-an-address";
const SECRET_KEY = "the-s3cret-key-of-this-tracker-0123456789";
const PERSON_PASSWORD = "a p3rson's own pass & word";

/** Shown to an admin on purpose, to be typed into a service; everything else that is secret is shown to nobody. */
const SHOWN = new Set(["hookSecret"]);

/** The ways in which a secret would be written somewhere. */
function formsOf(secret: string): readonly string[] {
  const logins = [secret, `:${secret}`, ...["admin", "proxy"].map((name) => `${name}:${secret}`)];
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...logins.map((login) => Buffer.from(login).toString("base64").replace(/=+$/, "")),
  ];
}

/** Everything that is found, by the place where it was. */
function find(
  secrets: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, string>,
): readonly string[] {
  return [...places].flatMap(([place, text]) =>
    [...secrets].flatMap(([name, secret]) =>
      formsOf(secret).flatMap((form) => {
        const at = text.indexOf(form);
        return at < 0 ? [] : [`${name} in ${place}: …${text.slice(Math.max(0, at - 120), at)}`];
      }),
    ),
  );
}

interface Knock {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends the admin token by default, and keeps every response unchanged. */
function createAsker({ app }: TestApp) {
  const answers: string[] = [];
  async function keep(response: Response): Promise<string> {
    const headers = [...response.headers].filter(([name]) => name !== "set-cookie");
    const text = await response.text();
    answers.push(
      `${new URL(response.url).pathname} ${response.status}\n${JSON.stringify(headers)}\n${text}`,
    );
    return text;
  }
  return {
    answers,
    async get(path: string, init: Knock = {}): Promise<string> {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers };
      return keep(await fetch(`${app.url}${path}`, { ...init, headers }));
    },
    async ask(query: string, variables: Record<string, unknown> = {}): Promise<string> {
      const response = await fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({ query, variables }),
      });
      return keep(response);
    },
  };
}

type Asker = ReturnType<typeof createAsker>;

const SERVICE_TEST = selectEverything("ServiceTest", 2, SHOWN);
const SAVE = `mutation($input: ServiceInput!) { saveService(input: $input) ${selectEverything("Service", 2, SHOWN)} }`;
const TRY = `mutation($input: ServiceInput!) { tryService(input: $input) ${SERVICE_TEST} }`;
const TEST = `mutation($slug: String!) { testService(slug: $slug) ${SERVICE_TEST} }`;
const REGISTER = `mutation($slug: String!, $baseUrl: String) {
  registerWebhook(slug: $slug, baseUrl: $baseUrl, replaceExisting: true) ${SERVICE_TEST} }`;

/** Adds services, tries wrong keys and addresses, and registers webhooks here. */
async function setUpServices({ stack, app }: TestApp, { ask }: Asker): Promise<void> {
  const { urls } = stack;
  const proxied = urls.radarr.replace("://", `://proxy:${PROXY_PASSWORD}@`);
  const inputs = [
    { kind: "RADARR", name: "Radarr 4K", url: urls["radarr-4k"], apiKey: API_KEYS["radarr-4k"] },
    { kind: "SONARR", name: "Wrong", url: urls.sonarr, apiKey: WRONG_KEY },
    { kind: "SONARR", name: "Nobody", url: "http://127.0.0.1:1", apiKey: API_KEYS.sonarr },
    { kind: "RADARR", name: "Proxied", url: proxied, apiKey: API_KEYS.radarr },
    { kind: "RADARR", name: "Odd", url: urls.radarr, apiKey: `${API_KEYS.radarr}\nä` },
    { kind: "JELLYFIN", name: "No address", url: `http://x:${PROXY_PASSWORD}@`, apiKey: WRONG_KEY },
    {
      kind: "QBITTORRENT",
      name: "Wrong login",
      url: urls.qbittorrent,
      username: "admin",
      password: WRONG_KEY,
    },
    { kind: "QBITTORRENT", name: "Second", url: urls.qbittorrent, ...QBITTORRENT_LOGIN },
  ];
  for (const input of inputs) {
    await ask(TRY, { input });
    await ask(SAVE, { input });
  }
  const { data } = JSON.parse(await ask("{ services { slug } }"));
  for (const { slug } of data.services) {
    await ask(TEST, { slug });
    await ask(REGISTER, { slug, baseUrl: app.url });
  }
  // A type that does not fit, and a field that is not there.
  await ask(SAVE, { input: { kind: "SONARR", name: 1, url: urls.sonarr, apiKey: WRONG_KEY } });
  await ask(TRY, { input: { kind: "SONARR", name: "x", url: "no address", apikey: WRONG_KEY } });
}

/** Every service is asked while it answers wrongly in each way that it can. */
async function provokeFailures({ stack }: TestApp, { ask }: Asker): Promise<void> {
  const failures = [
    { wrongAnswer: "broken" },
    { wrongAnswer: "html" },
    { wrongAnswer: "empty" },
    { errorRate: 1 },
    { isDown: true },
  ] as const;
  for (const failure of failures) {
    for (const service of SERVICES) Object.assign(stack.failures.service[service], failure);
    const slugs = ["seerr", "sonarr", "radarr", "qbittorrent", "shoko", "jellyfin"];
    await Promise.all(slugs.map((slug) => ask(TEST, { slug })));
    // The pollers meet it too.
    await stack.world.clock.sleep(90);
    stack.failures.clear();
  }
}

/** What is sent to the tracker's own door in a wrong way. */
async function knockWrongly({ get, ask }: Asker): Promise<void> {
  const hook = (init: Knock, path = "/hooks/sonarr") => get(path, { method: "POST", ...init });
  await hook({ headers: { authorization: `Bearer ${WRONG_KEY}` }, body: "{}" });
  await hook({ headers: { "x-webhook-token": HOOK_SECRET }, body: `{"apiKey": "${WRONG_KEY}"` });
  await hook({ headers: { "x-webhook-token": HOOK_SECRET }, body: `{"apiKey": "${WRONG_KEY}"}` });
  await hook({ body: "{}" }, `/hooks/sonarr?token=${HOOK_SECRET}`);
  await hook({ body: "{}" }, `/hooks/nobody?token=${HOOK_SECRET}`);
  await get("/graphql", { headers: { authorization: `Bearer ${WRONG_KEY}` } });
  await get("/metrics", { headers: { authorization: `Bearer ${WRONG_KEY}` } });
  await ask(`mutation { login(username: "ada", password: ${JSON.stringify(WRONG_KEY)}) { name } }`);
  await ask("mutation($password: String!) { login(username: 1, password: $password) { name } }", {
    password: WRONG_KEY,
  });
}

async function readEverything({ app }: TestApp, { get, ask }: Asker): Promise<void> {
  for (const path of ["/api/health", "/api/ready", "/api/live", "/api/widget", "/metrics"])
    await get(path);
  // Deeper than this the largest are refused, which is an answer as well.
  for (const depth of [3, 4]) for (const document of everyQuery(depth, SHOWN)) await ask(document);
  const refused = [];
  for (const document of everyQuery(2, SHOWN)) {
    const { errors } = JSON.parse(await ask(document));
    if (errors) refused.push(errors[0].path);
  }
  // The token is nobody's.
  expect(refused).toEqual([["notificationSettings"]]);
  const rows = await app.store.read.delivery.findMany({ select: { id: true } });
  expect(rows.length).toBeGreaterThan(10);
  const delivery = selectEverything("Delivery", 1, SHOWN);
  for (const { id } of rows)
    await ask(`query($id: ID!) { delivery(id: $id) ${delivery} }`, { id: String(id) });
}

function readFiles(dir: string): ReadonlyMap<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => [
      `the file ${name}`,
      readFileSync(join(parentPath, name)).toString("utf8"),
    ]),
  );
}

/** As PostgreSQL writes bytes in JSON. */
const BYTES = /"\\\\x([0-9a-f]*)"/g;

/** Every row of a database that is not a file of the tracker's own, by the table that it is in. */
async function readTables({ provider, read }: Store): Promise<ReadonlyMap<string, string>> {
  if (provider === "sqlite") return new Map();
  const names = await read.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`;
  const tables = await Promise.all(
    names.map(async ({ name }) => {
      const rows = await read.$queryRawUnsafe<{ row: string }[]>(
        `SELECT row_to_json(one)::text AS row FROM "${name}" one`,
      );
      return [
        `the table ${name}`,
        rows
          .map(({ row }) => row.replaceAll(BYTES, (_, hex) => Buffer.from(hex, "hex").toString()))
          .join("\n"),
      ] as const;
    }),
  );
  return new Map(tables);
}

it("writes no key, password or token anywhere", { timeout: 120_000 }, async () => {
  const lines: string[] = [];
  const tracker = await startTestApp({
    log: createLog("debug", { write: (line) => void lines.push(line) }),
    instances: ["radarr-4k"],
    env: { SECRET_KEY },
  });
  const { app, stack, dataDir } = tracker;
  const asker = createAsker(tracker);
  const log = followLog(tracker.socket);

  const signedIn = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `mutation($code: String!, $password: String!) {
        setUpAdmin(code: $code, username: "ada", password: $password) { name } }`,
      variables: { code: app.account.setUp.code, password: PERSON_PASSWORD },
    }),
  });
  const session = /=([^;]+)/.exec(signedIn.headers.getSetCookie()[0] ?? "")?.[1] ?? "";
  expect(session.length).toBeGreaterThan(20);

  await setUpServices(tracker, asker);
  await stack.play(A1_MOVIE);
  await stack.play(A6_LYCORIS_RECOIL);
  await log.until((seen) => episodesAt(seen, "AVAILABLE").size === 13);
  await provokeFailures(tracker, asker);
  await knockWrongly(asker);
  await readEverything(tracker, asker);

  const secrets = new Map(
    Object.entries({
      ...API_KEYS,
      PROXY_PASSWORD,
      SECRET_KEY,
      PERSON_PASSWORD,
      ADMIN_TOKEN,
      HOOK_SECRET,
      session,
      qbittorrent: QBITTORRENT_LOGIN.password,
      "hook of radarr-4k": app.hookSecret("radarr-4k") ?? "",
    }),
  );
  const kept = new Map([...readFiles(dataDir), ...(await readTables(app.store))]);
  const places = new Map([
    ["the log", lines.join("")],
    ["an answer", asker.answers.join("\n\n")],
    ["the subscription", JSON.stringify(log.seen)],
    ...kept,
  ]);
  // What was looked through is what was meant to be.
  for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThan(10);
  expect(places.get("the log")).toContain("circuit-open");
  expect(places.get("an answer")).toContain("BAD_PAYLOAD");
  expect([...places.values()].filter((text) => text.includes("Lycoris Recoil"))).not.toEqual([]);
  expect([...kept.values()].join("")).toContain("Lycoris Recoil");

  expect(find(secrets, places)).toEqual([]);
  // What somebody typed by mistake is in the inbox as it came, and nowhere in clear that is shown.
  for (const place of ["the file tracker.db", "the file tracker.db-wal", "the table Delivery"])
    places.delete(place);
  expect(find(new Map([["WRONG_KEY", WRONG_KEY]]), places)).toEqual([]);
});
