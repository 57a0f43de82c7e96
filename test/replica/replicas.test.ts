import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type PostgresqlCluster,
  startPostgresqlCluster,
} from "../../scripts/postgresql-cluster.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../server/store/store.ts";
import { createRandom } from "../../simulator/random.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { createSubscriber } from "../support/cut-subscriber.ts";
import { describeWithPostgresql, makeDatabaseFolder } from "../support/database.ts";
import { seasonWebhooks } from "../support/season-webhooks.ts";
import { spawnTracker, type TrackerProcess } from "../support/spawn-tracker.ts";
import { findSetUpCode } from "../support/tracker-process.ts";
import { postWebhook, WEBHOOKS_ONLY } from "../support/webhook-tracker.ts";

const SEASONS = 2;
const TRANSITIONS = SEASONS * 352;

const NEWEST_DELIVERY = "{ deliveries(first: 1) { nodes { status } } }";

interface LogLine {
  readonly time: number;
  readonly msg: string;
  readonly url?: string;
}

describeWithPostgresql("three processes on one database", () => {
  let cluster: PostgresqlCluster;
  let databaseUrl: string;
  let trackers: TrackerProcess[];

  const start = (port = "0"): Promise<TrackerProcess> =>
    spawnTracker(makeDatabaseFolder(), {
      ...WEBHOOKS_ONLY,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: "the-same-key-for-all-replicas",
      PORT: port,
    });

  beforeAll(async () => {
    cluster = await startPostgresqlCluster({ isDurable: true });
    databaseUrl = await cluster.createDatabase();
    trackers = await Promise.all([start(), start(), start()]);
  });

  afterAll(async () => {
    await Promise.all(trackers.map((tracker) => tracker.end("SIGKILL")));
    await cluster.stop();
  });

  const linesOf = ({ log }: TrackerProcess): LogLine[] => log.map((line) => JSON.parse(line));
  const leadsAt = (tracker: TrackerProcess): number =>
    linesOf(tracker).findLast(({ msg }) => msg === "this replica leads")?.time ?? 0;
  /** The one that began to lead last. */
  const leaderOf = (all: readonly TrackerProcess[]): TrackerProcess =>
    all.toSorted((one, other) => leadsAt(other) - leadsAt(one))[0] as TrackerProcess;
  const followersOf = (all: readonly TrackerProcess[]): TrackerProcess[] =>
    all.filter((tracker) => tracker !== leaderOf(all));

  async function query(sql: string): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  async function call(
    { url }: TrackerProcess,
    document: string,
    headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` },
  ) {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query: document }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    return { ...(await response.json()), cookie: cookies.join("; ") };
  }

  it("pass what changes something to the one that leads, as its caller", async () => {
    const [first, second] = followersOf(trackers) as [TrackerProcess, TrackerProcess];
    const leader = leaderOf(trackers);
    expect(await call(first, "{ setupRequired }")).toMatchObject({ data: { setupRequired: true } });
    const code = await findSetUpCode(leader);
    const account = `code: "${code}", username: "ada", password: "correct horse battery"`;
    const { data, cookie } = await call(first, `mutation { setUpAdmin(${account}) { role } }`, {});
    expect(data).toEqual({ setUpAdmin: { role: "ADMIN" } });
    expect(await call(second, "{ setupRequired viewer { role } }", { cookie })).toMatchObject({
      data: { setupRequired: false, viewer: { role: "ADMIN" } },
    });

    const refused = await call(second, 'mutation { removeService(slug: "none") }');
    expect(refused.errors[0].extensions).toMatchObject({ code: "NOT_FOUND" });
    const socket = await openSocket(`${second.url.replace("http", "ws")}/graphql`);
    const changed = socket.subscribe(
      "mutation { saveSettings(input: { followsAdded: NONE }) { followsAdded } }",
    );
    expect((await changed.next()).data.saveSettings.followsAdded).toBe("NONE");
    expect(await call(first, "{ settings { followsAdded } }")).toMatchObject({
      data: { settings: { followsAdded: "NONE" } },
    });
  });

  it("end a session everywhere", async () => {
    const [first, second] = followersOf(trackers) as [TrackerProcess, TrackerProcess];
    const { cookie } = await call(
      first,
      'mutation { login(username: "ada", password: "correct horse battery") { role } }',
      {},
    );
    const socket = await openSocket(`${second.url.replace("http", "ws")}/graphql`, {
      token: null,
      headers: { cookie },
    });
    expect(await call(first, "mutation { logout }", { cookie })).toMatchObject({
      data: { logout: true },
    });
    expect(await socket.closed).toMatchObject({ code: 4403 });
  });

  it("wake the one that leads once for a webhook of another one", async () => {
    const [follower] = followersOf(trackers) as [TrackerProcess];
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const heard: string[] = [];
    client.on("notification", ({ payload = "" }) => heard.push(JSON.parse(payload).kind));
    await client.query("LISTEN tracker");
    expect(await postWebhook(follower.url, "sonarr", { eventType: "Test" })).toBe(202);
    await expect
      .poll(async () => (await call(follower, NEWEST_DELIVERY)).data.deliveries.nodes)
      .toEqual([{ status: "IGNORED" }]);
    await client.end();
    expect(heard.filter((kind) => kind === "work")).toEqual(["work"]);
  });

  it("count wrong tokens together", async () => {
    const [first, second] = trackers as [TrackerProcess, TrackerProcess];
    const guess = (tracker: TrackerProcess, token: string) =>
      call(tracker, "{ viewer { role } }", { authorization: `Bearer ${token}` });
    for (let tries = 0; tries < 100; tries += 1) await guess(first, `wrong-token-${tries}`);
    await expect
      .poll(async () => (await guess(second, "another-wrong-token")).errors?.[0]?.extensions.code)
      .toBe("LIMIT");
  });

  it(
    "lose nothing and do nothing twice while one is killed, one is cut off and PostgreSQL restarts",
    { timeout: 300_000 },
    async () => {
      const random = createRandom(11);
      const subscribers = trackers.map(({ url }) => ({
        url,
        subscriber: createSubscriber(random, 200),
      }));
      let isOver = false;
      const following = subscribers.map(({ url, subscriber }) =>
        subscriber.follow(url, () => isOver),
      );
      const bodies = [...seasonWebhooks(SEASONS)];
      const atQuarter = (quarter: number) => Math.round((bodies.length * quarter) / 4);
      let takenOverAfterMs = 0;

      for (const [index, [slug, body]] of bodies.entries()) {
        // As a service does that keeps what was not taken; a proxy would choose the process.
        for (;;) {
          const { url } = random.pick(trackers as [TrackerProcess, ...TrackerProcess[]]);
          if ((await postWebhook(url, slug, body)) === 202) break;
          await delay(20);
        }
        if (index === atQuarter(1)) {
          const leader = leaderOf(trackers);
          const others = followersOf(trackers);
          const killedAt = Date.now();
          await leader.end("SIGKILL");
          await expect.poll(() => others.some((one) => leadsAt(one) > killedAt)).toBe(true);
          takenOverAfterMs = leadsAt(leaderOf(others)) - killedAt;
          trackers = [...others, await start(new URL(leader.url).port)];
        }
        // Its session only: it goes on with all its other connections.
        if (index === atQuarter(2)) {
          const { port } = new URL(leaderOf(trackers).url);
          await query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'status-tracker replica ${port}'`,
          );
        }
        if (index === atQuarter(3)) await cluster.restart();
      }

      const store = await openStore({
        databaseUrl,
        dataDir: makeDatabaseFolder(),
        log: createLog("silent"),
        now: () => new Date(),
      });
      await expect.poll(() => store.read.delivery.count({ where: { status: "PENDING" } })).toBe(0);
      const written = await store.read.transition.findMany({
        orderBy: { sequence: "asc" },
        select: { sequence: true, requestId: true, unitId: true, to: true, attempt: true },
      });
      const failed = await store.read.delivery.count({ where: { status: "FAILED" } });
      await store.close();
      for (const { subscriber } of subscribers)
        await expect.poll(() => subscriber.seen.length).toBe(written.length);
      isOver = true;
      await Promise.all(following);

      expect(failed).toBe(0);
      expect(written.length).toBe(TRANSITIONS);
      const steps = written.map(({ sequence: _sequence, ...step }) => JSON.stringify(step));
      expect(new Set(steps).size).toBe(steps.length);
      for (const { subscriber } of subscribers)
        expect(subscriber.seen).toEqual(written.map(({ sequence }) => String(sequence)));
      process.stdout.write(
        `replicas: ${bodies.length} webhooks, ${written.length} transitions, taken over after ${takenOverAfterMs} ms\n`,
      );
    },
  );

  it("leave the services to the one that leads", () => {
    for (const tracker of trackers) {
      const lines = linesOf(tracker);
      const led = lines.findIndex(({ msg }) => msg === "this replica leads");
      const before = led === -1 ? lines : lines.slice(0, led);
      expect(before.filter(({ msg }) => msg === "service status")).toEqual([]);
    }
  });
});
