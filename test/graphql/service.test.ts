import { expect, it } from "vitest";
import { API_KEYS, QBITTORRENT_LOGIN } from "../../simulator/service/access.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";

const ALL = ["SEERR", "SONARR", "RADARR", "QBITTORRENT", "SHOKO", "JELLYFIN"];

const FIELDS = `slug kind name url status message version notes source isEnabled hasApiKey hasPassword
  username allowsSelfSigned hookPath hookSecret
  webhook { canRegister isRegistered provenAt lastDeliveryAt message }
  budget { callsPerMinute lastLatencyMs lastError lastErrorAt }`;

const SAVE = `mutation ($input: ServiceInput!) { saveService(input: $input) { ${FIELDS} } }`;
const TRY = `mutation ($input: ServiceInput!) { tryService(input: $input) { ok code message field version latencyMs service { slug } } }`;
const REGISTER = `mutation ($slug: String!, $baseUrl: String) { registerWebhook(slug: $slug, baseUrl: $baseUrl) {
  ok code message service { webhook { canRegister isRegistered provenAt message } } } }`;

interface Asked {
  readonly data: AnyResult;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly text: string;
}

async function ask({ app }: TestApp, query: string, variables: object = {}): Promise<Asked> {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as Omit<Asked, "text">), text };
}

function sonarr({ stack }: TestApp, given: object = {}) {
  return {
    input: {
      kind: "SONARR",
      name: "Shows",
      url: stack.urls.sonarr,
      apiKey: API_KEYS.sonarr,
      ...given,
    },
  };
}

it("takes a service from the form to a proven webhook, and never sends its key back", async () => {
  const test = await startTestApp({ without: ALL });
  const changes = test.socket.subscribe("subscription { serviceChanged { slug status } }");
  await test.socket.settled();
  const texts: string[] = [];

  const wrong = await ask(test, TRY, sonarr(test, { apiKey: "a-wrong-key-for-sonarr" }));
  expect(wrong.data.tryService).toEqual({
    ok: false,
    code: "AUTH",
    message: "The API key is incorrect.",
    field: "apiKey",
    version: null,
    latencyMs: null,
    service: null,
  });
  texts.push(wrong.text);
  const page = await ask(test, TRY, sonarr(test, { url: `${test.app.url}/graphql` }));
  expect(page.data.tryService).toMatchObject({ ok: false, field: "url" });
  const tried = await ask(test, TRY, sonarr(test));
  expect(tried.data.tryService).toMatchObject({ ok: true, version: expect.stringMatching(/^\d/) });
  texts.push(tried.text);

  const saved = await ask(test, SAVE, sonarr(test));
  expect(saved.errors).toBeUndefined();
  expect(saved.data.saveService).toMatchObject({
    slug: "shows",
    kind: "SONARR",
    name: "Shows",
    url: test.stack.urls.sonarr,
    source: "APP",
    isEnabled: true,
    hasApiKey: true,
    hasPassword: false,
    hookPath: "/hooks/shows",
    hookSecret: expect.stringMatching(/^[\w-]{32}$/),
    webhook: { canRegister: true, isRegistered: false, provenAt: null },
  });
  texts.push(saved.text);
  for (;;) {
    const { serviceChanged } = (await changes.next()).data;
    if (serviceChanged.status === "UP") break;
  }

  const registered = await ask(test, REGISTER, { slug: "shows", baseUrl: test.app.url });
  expect(registered.data.registerWebhook).toMatchObject({
    ok: true,
    code: null,
    service: { webhook: { isRegistered: true, provenAt: expect.any(String), message: null } },
  });
  texts.push(registered.text);

  const suggested = await ask(
    test,
    "{ serviceSuggestions { id kind name url username hasApiKey from } }",
  );
  expect(suggested.errors).toBeUndefined();
  texts.push(suggested.text);
  const all = await ask(test, `{ services { ${FIELDS} } }`);
  expect(all.data.services[0]).toMatchObject({ status: "UP", budget: { lastError: null } });
  expect(all.data.services[0].budget.callsPerMinute).toBeGreaterThan(0);
  texts.push(all.text);
  expect(texts.join("\n")).not.toContain(API_KEYS.sonarr);

  expect((await ask(test, 'mutation { removeService(slug: "shows") }')).data).toEqual({
    removeService: true,
  });
  expect((await ask(test, "{ services { slug } }")).data.services).toEqual([]);
});

it("brings an empty tracker to six services that answer, with every webhook proven", async () => {
  const test = await startTestApp({ without: ALL });
  const { urls } = test.stack;
  const services = [
    { kind: "SEERR", name: "Seerr", url: urls.seerr, apiKey: API_KEYS.seerr },
    { kind: "SONARR", name: "Sonarr", url: urls.sonarr, apiKey: API_KEYS.sonarr },
    { kind: "RADARR", name: "Radarr", url: urls.radarr, apiKey: API_KEYS.radarr },
    { kind: "QBITTORRENT", name: "qBittorrent", url: urls.qbittorrent, ...QBITTORRENT_LOGIN },
    { kind: "SHOKO", name: "Shoko", url: urls.shoko, apiKey: API_KEYS.shoko },
    { kind: "JELLYFIN", name: "Jellyfin", url: urls.jellyfin, apiKey: API_KEYS.jellyfin },
  ];

  for (const input of services) {
    const { data, errors } = await ask(test, SAVE, { input });
    expect(errors).toBeUndefined();
    const { slug, webhook } = data.saveService;
    const tested = await ask(test, `mutation { testService(slug: "${slug}") { ok message } }`);
    expect(tested.data.testService, slug).toMatchObject({ ok: true });
    if (webhook?.canRegister !== true) continue;
    const registered = await ask(test, REGISTER, { slug, baseUrl: test.app.url });
    expect(registered.data.registerWebhook, slug).toMatchObject({ ok: true });
  }

  // The first poll of a service says that it is up, after its test.
  const { data } = await eventually(
    () => ask(test, "{ services { id slug status webhook { provenAt } } }"),
    (seen) => seen.data.services.every(({ status }: AnyResult) => status !== "UNKNOWN"),
  );
  for (const { id, slug } of data.services) expect(id).toBe(slug);
  const proven = data.services.filter(({ webhook }: AnyResult) => webhook?.provenAt != null);
  expect(proven.map(({ slug }: AnyResult) => slug)).toEqual(["radarr", "seerr", "sonarr"]);
  expect(data.services.map(({ status }: AnyResult) => status)).toEqual(Array(6).fill("UP"));
});

it("names the invalid field, and says that services of the environment are read-only", async () => {
  const test = await startTestApp({ without: ALL.filter((kind) => kind !== "SONARR") });

  const wrong = await ask(test, SAVE, sonarr(test, { url: "sonarr:8989" }));
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "url" });
  const readOnly = await ask(test, SAVE, sonarr(test, { slug: "sonarr" }));
  expect(readOnly.errors?.[0]).toMatchObject({
    message: expect.stringContaining("configured in the environment"),
    extensions: { code: "FORBIDDEN" },
  });
  const gone = await ask(test, 'mutation { removeService(slug: "sonarr") }');
  expect(gone.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  const unknown = await ask(test, 'mutation { testService(slug: "nobody") { ok } }');
  expect(unknown.errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
  const homeless = await ask(test, REGISTER, { slug: "sonarr" });
  expect(homeless.errors?.[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "baseUrl" });

  const tested = await ask(
    test,
    'mutation { testService(slug: "sonarr") { ok service { slug source hookSecret version } } }',
  );
  expect(tested.data.testService).toMatchObject({
    ok: true,
    service: { slug: "sonarr", source: "ENVIRONMENT", version: expect.any(String) },
  });
});
