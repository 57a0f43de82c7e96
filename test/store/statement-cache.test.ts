import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { cacheStatements } from "../../server/store/statement-cache.ts";

function openHandle() {
  const handle = new Sqlite(":memory:");
  onTestFinished(() => void handle.close());
  handle.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
  const prepare = handle.prepare.bind(handle);
  const prepared: string[] = [];
  Object.assign(handle, {
    prepare: (sql: string) => {
      prepared.push(sql);
      return prepare(sql);
    },
  });
  cacheStatements(handle);
  return { handle, prepared };
}

it("prepares a statement once and runs it with different values", () => {
  const { handle, prepared } = openHandle();
  const insert = "INSERT INTO thing (name) VALUES (?)";
  const read = "SELECT name FROM thing WHERE id = ?";

  for (const name of ["one", "two"]) handle.prepare(insert).bind([name]).run();
  const names = [1, 2, 3].map((id) => handle.prepare(read).bind([id]).raw().all());

  expect(names).toEqual([[["one"]], [["two"]], []]);
  expect(prepared).toEqual([insert, read]);
});

it("runs a statement again after it has failed", () => {
  const { handle } = openHandle();
  const insert = (name: string) =>
    handle.prepare("INSERT INTO thing (name) VALUES (?)").bind([name]).run();

  insert("one");
  expect(() => insert("one")).toThrow("UNIQUE");
  expect(insert("two").changes).toBe(1);
});
