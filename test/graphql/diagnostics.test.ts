import { expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { HOOK_SECRET, openFrontDoor } from "../support/front-door.ts";
import { ADA, setUpAda } from "../support/sign-in.ts";

const PLANTED = {
  key: "pl4nted-api-key",
  login: "pl4nted-login",
  passkey: "pl4nted-passkey",
  header: "pl4nted-header",
  stored: "pl4nted-credentials",
  host: "nas.pl4nted.lan",
};

/** A door with secrets wherever one could get into the diagnostics. */
async function openPlantedDoor() {
  const door = await openFrontDoor();
  await setUpAda(door);
  const login = `http://me:${PLANTED.login}@indexer.lan/api?apikey=${PLANTED.key}`;
  await door.make.service("sonarr", {
    url: `https://me:${PLANTED.login}@${PLANTED.host}:8989/tv`,
    externalUrls: JSON.stringify([`https://${PLANTED.host}`]),
    credentials: PLANTED.stored,
    status: "DOWN",
    message: `refused by ${login}`,
    notes: JSON.stringify([`Indexer ${login} fails`]),
    webhookMessage: `Authorization: Bearer ${PLANTED.header}`,
    version: "4.0.15",
  });
  await door.make.delivery({
    status: "FAILED",
    event: "Grab",
    message: `could not read magnet:?xt=urn:btih:${"a".repeat(40)}&tr=http://t.lan/${PLANTED.passkey}/announce`,
    body: Buffer.from(JSON.stringify({ apiKey: PLANTED.key })),
  });
  await door.make.request({ title: "Night Ferry", state: "DOWNLOADING" });
  const { log } = door.tracking;
  log.error({ err: new Error(`fetch ${login} failed`), token: PLANTED.key }, `asked ${login}`);
  log.warn({ headers: { "x-api-key": PLANTED.header } }, `passkey=${PLANTED.passkey} is wrong`);
  return door;
}

it("says what helps to find a problem, and holds none of the planted secrets", async () => {
  const door = await openPlantedDoor();
  const { data, errors } = await door.query("{ diagnostics }");
  expect(errors).toBeUndefined();
  const { diagnostics } = data;
  expect(diagnostics).toMatchObject({
    version: "1.2.3",
    node: process.version,
    database: "sqlite",
    logLevel: "debug",
    settings: { followsAdded: "NEW" },
    counts: {
      requests: { DOWNLOADING: 1 },
      deliveries: { FAILED: 1 },
      people: { ADMIN: 1 },
    },
  });
  expect(diagnostics.services).toEqual([
    expect.objectContaining({
      slug: "sonarr",
      kind: "SONARR",
      version: "4.0.15",
      status: "DOWN",
      scheme: "https",
      port: "8989",
      hasPath: true,
      externalUrls: 1,
    }),
  ]);
  expect(diagnostics.failedDeliveries).toEqual([
    expect.objectContaining({ service: "sonarr", event: "Grab", status: "FAILED" }),
  ]);
  const messages = diagnostics.lastErrors.map(({ level }: { level: string }) => level);
  expect(messages).toEqual(expect.arrayContaining(["error", "warn"]));

  const text = JSON.stringify(diagnostics);
  const secrets = { ...PLANTED, ADMIN_TOKEN, HOOK_SECRET, password: ADA.password };
  for (const [name, secret] of Object.entries(secrets)) expect(text, name).not.toContain(secret);
  // They were there to be found.
  expect(JSON.stringify(await door.store.read.service.findMany())).toContain(PLANTED.host);
});

it("reports to admins the version and the environment", async () => {
  const door = await openFrontDoor();
  const { data } = await door.query("{ about { version node platform database startedAt } }");
  expect(data.about).toMatchObject({
    version: "1.2.3",
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    database: "sqlite",
  });
  expect(Date.parse(data.about.startedAt)).toBeGreaterThan(0);
});
