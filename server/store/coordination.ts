import { setTimeout as delay } from "node:timers/promises";
import { Client, type Notification, type QueryResultRow } from "pg";
import type { Log } from "../log.ts";

/** The advisory lock of the process that leads, within its database. */
const LEADER_LOCK = 72_707_370;
const CHANNEL = "tracker";
const APPLICATION = "status-tracker replica";

/** Between two attempts to lead, and two checks of a leader that it still does. */
const BEAT_MS = 1_000;
/** A leader whose database does not answer for so long stops leading… */
const ANSWER_MS = 3_000;
/** …and so long after its last word PostgreSQL ends its session, so that another process can lead. */
const IDLE_MS = 7_000;
const CONNECT_MS = 5_000;
const RECONNECT_MS = 500;

/** What the processes on one PostgreSQL database agree on: which one leads, and what each says to the others. */
export interface Coordination {
  readonly isLeading: boolean;
  /** Number of other processes, as counted at most some seconds ago. */
  readonly others: number;
  /** Sends texts of at most 7,900 bytes to the other processes, in order. Drops them while the database does not answer. */
  notify(texts: readonly string[]): void;
  /** Returns the host and port of the process that leads; null if none does at the moment. */
  findLeader(): Promise<string | null>;
  /** Leaves; another process can lead at once. */
  stop(): Promise<void>;
}

export interface CoordinationHandlers {
  /** This process leads from now on; `term` is higher than that of all former leaders. Called again after a short loss. */
  onLead(term: bigint): void;
  /** Another process may lead. This one has left, and can join anew. */
  onLost(): void;
  onText(text: string): void;
  /** Connected again after a loss: texts may have been missed. */
  onConnected(): void;
}

export interface CoordinationOptions extends CoordinationHandlers {
  readonly url: string;
  /** Port at which the other processes reach this one, under the address from which it connects to the database. */
  readonly port: number;
  readonly log: Log;
}

/** Joins the processes on a database. Resolves once it is known whether this one leads; rejects if the database does not answer. */
export async function joinReplicas(options: CoordinationOptions): Promise<Coordination> {
  const { url, port, log, onLead, onLost, onText, onConnected } = options;
  const ending = new AbortController();
  let client: Client | null = null;
  let holdsLock = false;
  let isLeading = false;
  let term = 0n;
  let others = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** One query at a time, as the driver demands. */
  function ask<Row extends QueryResultRow>(
    connection: Client,
    sql: string,
    values: readonly string[] = [],
  ): Promise<readonly Row[]> {
    const asked = last.then(() => connection.query<Row>(sql, [...values]));
    last = asked.catch(() => undefined);
    return asked.then(({ rows }) => rows);
  }

  async function connect(): Promise<Client> {
    holdsLock = false;
    const opened = new Client({
      connectionString: url,
      application_name: `${APPLICATION} ${port}`,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // The running query is rejected as well, and the next one.
    opened.on("error", ({ message }) =>
      log.debug({ reason: message }, "a replica lost PostgreSQL"),
    );
    try {
      await opened.connect();
      // Before PostgreSQL 14 it is unknown: there a process that hangs goes on leading.
      await ask(opened, `SET idle_session_timeout = ${IDLE_MS}`).catch(() => undefined);
      const [own] = await ask<{ pid: number }>(opened, "SELECT pg_backend_pid() AS pid");
      opened.on("notification", ({ processId, payload = "" }: Notification) => {
        if (processId !== own?.pid) onText(payload);
      });
      await ask(opened, `LISTEN ${CHANNEL}`);
      await beat(opened);
      return opened;
    } catch (error) {
      discard(opened);
      throw error;
    }
  }

  /** Tries to lead, or checks that the database still answers the leader. */
  async function beat(connection: Client): Promise<void> {
    const [state] = await ask<{ hasLock: boolean; others: number }>(
      connection,
      `SELECT ${holdsLock ? "true" : `pg_try_advisory_lock(${LEADER_LOCK})`} AS "hasLock",
         (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
          AND application_name LIKE '${APPLICATION} %' AND pid <> pg_backend_pid()) AS others`,
    );
    others = state?.others ?? 0;
    if (state?.hasLock !== true) return lose();
    if (!holdsLock) await lead(connection);
    holdsLock = true;
  }

  /** Takes the next term. A process that was cut off, and after which another one led, has to begin anew. */
  async function lead(connection: Client): Promise<void> {
    const sql = `UPDATE "Counter" SET "term" = "term" + 1 RETURNING "term"`;
    const [counter] = await ask<{ term: string }>(connection, sql);
    const next = BigInt(counter?.term ?? 0);
    if (isLeading && next !== term + 1n) return lose();
    term = next;
    isLeading = true;
    onLead(term);
  }

  /** Whoever has led has to join anew, so that nothing of its work goes on. */
  function lose(): void {
    if (!isLeading) return;
    isLeading = false;
    ending.abort();
    onLost();
  }

  async function beatUntilLost(connection: Client): Promise<void> {
    for (;;) {
      await delay(BEAT_MS, null, { signal: ending.signal });
      await beat(connection);
    }
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        if (client === null) {
          client = await connect();
          onConnected();
        }
        await beatUntilLost(client);
      } catch (error) {
        if (client !== null) discard(client);
        client = null;
        if (ending.signal.aborted) return;
        log.warn({ reason: String(error) }, "PostgreSQL does not answer this replica");
        // Alone, it goes on: nobody else can lead before the database answers again.
        if (others > 0) lose();
        await delay(RECONNECT_MS, null, { signal: ending.signal }).catch(() => undefined);
      }
    }
  }

  client = await connect();
  const running = run();

  return {
    get isLeading() {
      return isLeading;
    },
    get others() {
      return others;
    },
    notify(texts) {
      const connection = client;
      if (connection === null) return;
      for (const text of texts)
        ask(connection, "SELECT pg_notify($1, $2)", [CHANNEL, text]).catch(() => undefined);
    },
    async findLeader() {
      if (client === null) return null;
      const [leader] = await ask<{ host: string | null; name: string }>(
        client,
        `SELECT host(client_addr) AS host, application_name AS name
           FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE locktype = 'advisory' AND objid = ${LEADER_LOCK} AND granted
            AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (leader === undefined) return null;
      // Without an address, the session comes through a socket of this machine.
      const host = leader.host ?? "127.0.0.1";
      return `${host.includes(":") ? `[${host}]` : host}:${leader.name.slice(APPLICATION.length + 1)}`;
    },
    async stop() {
      ending.abort();
      isLeading = false;
      // Ends the connection, and with it the lock.
      await running;
    },
  };
}

/** Not awaited: a database that does not answer does not say goodbye either. */
function discard(client: Client): void {
  client.end().catch(() => undefined);
}
