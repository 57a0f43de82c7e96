import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { makeFolder } from "../tracker.ts";
import { closeServer, listenAnywhere } from "./listen.ts";

/** The least that a durable inbox can be: node:http, one table, the tracker's own durability. */
export interface BareInbox extends AsyncDisposable {
  readonly url: string;
}

interface BareInboxOptions {
  /** "each": a commit per request. "group": one commit for all that arrived in the same turn of the loop. */
  readonly commit: "each" | "group";
  /** Runs once a body is on the disk, before its answer. */
  readonly onStored?: () => void;
}

interface Arrival {
  readonly body: Buffer;
  readonly answer: (id: number) => void;
}

export async function startBareInbox({ commit, onStored }: BareInboxOptions): Promise<BareInbox> {
  const folder = makeFolder();
  const database = new SqliteFile(join(folder.path, "inbox.db"));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE inbox (id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT, receivedAt TEXT, status TEXT, body BLOB);
    CREATE INDEX inbox_status ON inbox (status, id);`);
  const insert = database.prepare(
    "INSERT INTO inbox (service, receivedAt, status, body) VALUES (?, ?, ?, ?)",
  );
  const storeAll = database.transaction((arrivals: readonly Arrival[]) =>
    arrivals.map(({ body }) => {
      const { lastInsertRowid } = insert.run("sonarr", new Date().toISOString(), "PENDING", body);
      return Number(lastInsertRowid);
    }),
  );

  function store(arrivals: readonly Arrival[]): void {
    const ids = storeAll(arrivals);
    for (const [index, { answer }] of arrivals.entries()) {
      onStored?.();
      answer(ids[index] ?? 0);
    }
  }

  let waiting: Arrival[] = [];
  function flush(): void {
    store(waiting);
    waiting = [];
  }
  function group(arrival: Arrival): void {
    waiting.push(arrival);
    if (waiting.length === 1) setImmediate(flush);
  }

  const server = createServer((req, res) => {
    readBody(req, (body) => {
      const answer = (id: number) => {
        res.writeHead(202, { "content-type": "application/json" }).end(`{"id":"${id}"}`);
      };
      if (commit === "group") group({ body, answer });
      else store([{ body, answer }]);
    });
  });
  const url = await listenAnywhere(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      database.close();
      folder[Symbol.dispose]();
    },
  };
}

function readBody(req: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => done(Buffer.concat(chunks)));
}
