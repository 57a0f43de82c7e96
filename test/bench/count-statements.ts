import SqliteFile from "better-sqlite3";
import { Client } from "pg";
import type { Provider } from "./options.ts";

type Method = (...parameters: never) => unknown;

/** How many statements this process runs on the database while `work` lasts. */
export async function countStatements(
  provider: Provider,
  work: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const restore =
    provider === "sqlite"
      ? ["all", "get", "run", "iterate"].map((name) =>
          replace(statementPrototype(), name, () => (count += 1)),
        )
      : [replace(Client.prototype, "query", () => (count += 1))];
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
  }
  return count;
}

/** All statements of better-sqlite3 share it. */
function statementPrototype(): object {
  const file = new SqliteFile(":memory:");
  const prototype: object = Object.getPrototypeOf(file.prepare("SELECT 1")) as object;
  file.close();
  return prototype;
}

/** Reports each call of a method of all objects of a class; the returned function undoes it. */
function replace(prototype: object, name: string, onCall: () => void): () => void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name];
  if (original === undefined) throw new Error(`there is no method ${name}`);
  methods[name] = function counted(this: unknown, ...parameters: never) {
    onCall();
    return original.apply(this, parameters);
  };
  return () => {
    methods[name] = original;
  };
}
