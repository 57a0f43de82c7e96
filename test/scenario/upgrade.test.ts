import { expect, it, onTestFinished } from "vitest";
import { aShow } from "../../simulator/manual-stack.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { A1_MOVIE } from "../../simulator/stories/happy-path.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { findItem, request, withdraw } from "../../simulator/world/request.ts";
import { expectFound } from "../../simulator/world/world.ts";
import { createVirtualTime, type VirtualTime } from "../chaos/virtual-time.ts";
import { createWire } from "../chaos/wire.ts";
import type { AnyResult } from "../support/answer.ts";
import { download } from "../support/deletion.ts";
import { startPreviousApp, type PreviousApp } from "../support/previous-app.ts";
import { createPreviousDatabase, readPreviousRelease } from "../support/previous-release.ts";

const release = readPreviousRelease();

/** A minute after the previous release was stopped. */
const STARTED_AT = Date.parse(release.at) + 60_000;

/** Ids that the services of then had given away: what is added now gets the next one, as it would have there. */
const GIVEN_IDS: Readonly<Record<string, number>> = {
  request: 50,
  media: 50,
  "sonarr item": 18,
  "sonarr unit": 191,
  "sonarr file": 500,
  "sonarr history": 1_000,
};

/** An hour's work of a tracker takes as long as the machine is busy. */
const SLOW = { timeout: 120_000 };

interface Upgrade extends PreviousApp {
  readonly stack: Stack;
  pass(seconds: number): Promise<void>;
}

/** Today's tracker on that database, beside simulated services at the same addresses that know nothing of its titles. */
async function startUpgrade(prepare: (stack: Stack) => void = () => undefined): Promise<Upgrade> {
  const time = createVirtualTime();
  await time.pass(STARTED_AT - time.now(), async () => undefined);
  const wire = createWire(time);
  let trackerUrl: string | null = null;
  const stack = await startStack({
    clock: time.world,
    tickMs: 60_000,
    instances: ["radarr-4k", "jellyfin-2"],
    transport: {
      ...wire.transport,
      deliverBy:
        () =>
        (_from, { url, headers }, body) =>
          time.hold(async () => {
            const { pathname, search } = new URL(url);
            const response = await post(`${trackerUrl}${pathname}${search}`, headers, body);
            await response.arrayBuffer();
            return response.status;
          }),
    },
  });
  onTestFinished(() => stack.stop());
  for (const [kind, count] of Object.entries(GIVEN_IDS))
    for (let given = 0; given < count; given += 1) stack.world.nextId(kind);
  prepare(stack);
  const database = await createPreviousDatabase("sqlite");
  const started = await time.hold(() =>
    startPreviousApp(release, database, {
      // Nothing here has to be noticed soon, and each poll takes its time.
      settings: { POLL_SECONDS: "60", VERIFY_SECONDS: "60", RECONCILE_SECONDS: "300" },
      clock: { now: () => new Date(time.now()), after: (ms, work) => time.after(ms, work) },
      fetch: (input, init) =>
        wire.fetch(
          String(input instanceof Request ? input.url : input).replace(/\.localhost:1/, ".test"),
          init,
        ),
    }),
  );
  trackerUrl = started.app.url;
  stack.connectTracker({ baseUrl: trackerUrl, token: release.webhookToken });
  return { ...started, stack, pass: (seconds) => passTime(time, seconds) };
}

function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** The tracker's own work takes turns of the event loop that virtual time does not know of. */
async function passTime(time: VirtualTime, seconds: number): Promise<void> {
  await time.pass(seconds * 1_000, () => new Promise((resolve) => setTimeout(resolve, 1)));
}

it("goes on with a deletion of the previous release by the ids that it stored", SLOW, async () => {
  const hash = "5eedbed5a11ada0decade0fab1e00c0ffee00d15";
  const { query, pass, stack } = await startUpgrade(({ world }) => {
    world.titles.push(A1_MOVIE.title);
    // Seerr and Sonarr no longer have it; the torrent of the stored id is still there.
    const wanted = request(world, { title: aShow("Gravel and Stars"), isAutomatic: true });
    const item = expectFound(findItem(world, wanted.title), "series");
    download(world, item, item.units, hash);
    deleteItem(world, item, true);
    withdraw(world, wanted);
  });
  const listOpen = async (): Promise<readonly AnyResult[]> => {
    const { deletions } = await query(
      "{ deletions(first: 2) { nodes { title status steps { kind status } } } }",
    );
    return deletions.nodes.map(({ title, status, steps }: AnyResult) => [
      title,
      status,
      steps.map((step: AnyResult) => `${step.kind} ${step.status}`),
    ]);
  };
  expect(await listOpen()).toEqual([
    // It is due, and may have begun.
    [
      "The Cartographer's Daughter",
      expect.stringMatching(/^(WAITING|RUNNING)$/),
      expect.anything(),
    ],
    [
      "Gravel and Stars",
      "INCOMPLETE",
      expect.arrayContaining(["DOWNLOADS FAILED", "MATCHING FAILED", "REQUEST VERIFIED"]),
    ],
  ]);
  expect(stack.world.torrents.has(hash)).toBe(true);

  await pass(1_000);
  expect(await listOpen()).toEqual([
    ["The Cartographer's Daughter", "COMPLETE", expect.anything()],
    [
      "Gravel and Stars",
      "COMPLETE",
      expect.arrayContaining(["DOWNLOADS VERIFIED", "REQUEST VERIFIED"]),
    ],
  ]);
  expect(stack.world.torrents.has(hash)).toBe(false);
});

it(
  "applies what the previous release kept for a title that was not tracked yet",
  SLOW,
  async () => {
    const { app, query, pass, stack } = await startUpgrade();
    // Just before the request: what came long before would be of an earlier one.
    await app.store.write((tx) =>
      tx.pendingObservation.updateMany({ data: { createdAt: new Date(STARTED_AT) } }),
    );
    request(stack.world, { title: aShow("Early Tide"), by: "mika", isAutomatic: true });
    await pass(20);
    const { requests } =
      await query(`{ requests(first: 2, filter: { search: "Early Tide" }) { nodes {
    episodes { state transitions { to delivery { event status } } } } } }`);
    const grabbed = { event: "Grab", status: "APPLIED" };
    const imported = { event: "Download", status: "APPLIED" };
    const found = [
      { to: "REQUESTED", delivery: grabbed },
      { to: "APPROVED", delivery: grabbed },
      { to: "GRABBING", delivery: grabbed },
    ];
    const arrived = [
      ...found,
      { to: "DOWNLOADING", delivery: imported },
      { to: "DOWNLOADED", delivery: imported },
      { to: "IMPORTING", delivery: imported },
    ];
    expect(requests.nodes).toEqual([
      {
        episodes: [
          { state: "IMPORTING", transitions: arrived },
          { state: "IMPORTING", transitions: arrived },
          { state: "GRABBING", transitions: found },
        ],
      },
    ]);
  },
);

it(
  "decrypts the keys of the previous release and takes its hook secrets, sessions and passwords",
  SLOW,
  async () => {
    const answers = new Map<string, Set<number>>();
    const { app, query, pass } = await startUpgrade(({ recorder }) =>
      recorder.listen(({ service, status }) =>
        answers.set(service, (answers.get(service) ?? new Set()).add(status)),
      ),
    );
    await pass(60);
    // They are set in the app, and the simulated services refuse any other key.
    for (const service of ["radarr", "radarr-4k", "jellyfin-2"]) {
      expect(answers.get(service), service).toContain(200);
      expect(answers.get(service), service).not.toContain(401);
    }

    const { services } = await query("{ services { slug hookSecret } }");
    const { hookSecret } = services.find(({ slug }: AnyResult) => slug === "radarr-4k");
    const taken = await post(`${app.url}/hooks/radarr-4k`, { "x-webhook-token": hookSecret }, {});
    expect(taken.status).toBe(202);

    const viewer = { query: "{ viewer { name role } }" };
    const cookie = `status_tracker_session=${release.session}`;
    expect(await (await post(`${app.url}/graphql`, { cookie }, viewer)).json()).toEqual({
      data: { viewer: { name: "Owner", role: "ADMIN" } },
    });
    const login = 'mutation { login(username: "owner", password: "a made-up password") { name } }';
    expect(await (await post(`${app.url}/graphql`, {}, { query: login })).json()).toEqual({
      data: { login: { name: "Owner" } },
    });
  },
);
