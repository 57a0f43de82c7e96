import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientBase } from "pg";
import { createPostgresqlConnection } from "./rows/postgresql.ts";
import type { Connection } from "./rows/table.ts";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/** The connection of a transaction from its begin to its end. */
interface Current {
  client: ClientBase | null;
}

/** Prisma's adapter for writing, which shares the connection of each of its transactions. */
export class WriteAdapterFactory extends PrismaPg {
  readonly #current = new AsyncLocalStorage<Current>();

  /** Runs `work`, which begins one transaction of Prisma, with the connection of that transaction. */
  transact<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const current: Current = { client: null };
    const connection = createPostgresqlConnection(() => {
      if (current.client === null) throw new TypeError("the transaction has ended");
      return current.client;
    });
    return this.#current.run(current, () => work(connection));
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const current = this.#current.getStore();
      return current === undefined ? transaction : share(transaction, current);
    };
    return adapter;
  }
}

function share(transaction: Transaction, current: Current): Transaction {
  current.client = clientOf(transaction);
  const { commit, rollback } = transaction;
  return Object.assign(transaction, {
    commit() {
      current.client = null;
      return commit.call(transaction);
    },
    rollback() {
      current.client = null;
      return rollback.call(transaction);
    },
  });
}

/** The types hide the connection, which @prisma/adapter-pg 7.10 calls `client` (pinned exactly). */
function clientOf(transaction: Transaction): ClientBase {
  return (transaction as unknown as { readonly client: ClientBase }).client;
}
