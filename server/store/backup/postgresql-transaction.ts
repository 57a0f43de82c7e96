import { Client } from "pg";

const CONNECT_MS = 10_000;

/** Runs `work` as one transaction on a connection of its own. */
export async function withTransaction<T>(
  url: string,
  mode: "ISOLATION LEVEL REPEATABLE READ READ ONLY" | "READ WRITE",
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // The running query is rejected as well; without a listener a lost connection would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`BEGIN ${mode}`);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } finally {
    // Ending the connection undoes what was not committed.
    await client.end();
  }
}
