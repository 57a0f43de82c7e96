import { createServer } from "node:http";
import { createDatabase } from "../database.ts";
import type { Provider } from "../options.ts";
import { openBareDatabase } from "./bare-database.ts";
import { nowText } from "./bare-writer.ts";
import { closeServer, listenAnywhere, readBody } from "./listen.ts";

/** The least that a durable inbox can be: node:http, one table, the tracker's own durability. */
export interface BareInbox extends AsyncDisposable {
  readonly url: string;
}

interface BareInboxOptions {
  /** "each": a commit per request. "group": one commit for all that arrived meanwhile. */
  readonly commit: "each" | "group";
  /** Runs once a body is on the disk, before its answer. */
  readonly onStored?: () => void;
}

interface Arrival {
  readonly body: Buffer;
  readonly answer: (id: number) => void;
}

/** As many as the tracker writes with on PostgreSQL. */
const CONNECTIONS = 6;

const TABLE = {
  sqlite: `CREATE TABLE inbox (id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT, "receivedAt" TEXT, status TEXT, body BLOB)`,
  postgresql: `CREATE TABLE inbox (id SERIAL PRIMARY KEY, service TEXT, "receivedAt" TIMESTAMP(3), status TEXT, body BYTEA)`,
} as const;

export async function startBareInbox(
  provider: Provider,
  { commit, onStored }: BareInboxOptions,
): Promise<BareInbox> {
  const database = await createDatabase(provider);
  const bare = openBareDatabase(database, { connections: commit === "each" ? CONNECTIONS : 1 });
  await bare.prepare(TABLE[provider])();
  await bare.prepare("CREATE INDEX inbox_status ON inbox (status, id)")();
  const insert = bare.prepare(
    `INSERT INTO inbox (service, "receivedAt", status, body) VALUES ('sonarr', ?, 'PENDING', ?) RETURNING id`,
  );

  async function store({ body, answer }: Arrival): Promise<() => void> {
    const [row] = await insert(nowText(), body);
    return () => {
      onStored?.();
      answer(Number(row?.["id"]));
    };
  }

  let waiting: Arrival[] = [];
  let isStoring = false;
  async function storeGroups(): Promise<void> {
    isStoring = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const answers = await bare.transaction(() => Promise.all(group.map(store)));
      for (const answer of answers) answer();
    }
    isStoring = false;
  }
  function storeSoon(arrival: Arrival): void {
    waiting.push(arrival);
    if (!isStoring && waiting.length === 1) setImmediate(() => void storeGroups());
  }

  const server = createServer((req, res) => {
    readBody(req, (body) => {
      const answer = (id: number) => {
        res.writeHead(202, { "content-type": "application/json" }).end(`{"id":"${id}"}`);
      };
      if (commit === "group") storeSoon({ body, answer });
      else void store({ body, answer }).then((finish) => finish());
    });
  });
  const url = await listenAnywhere(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      await bare.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
