import { readFileSync } from "node:fs";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import {
  buildSchema,
  isObjectType,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { describe, expect, it } from "vitest";
import { sortTitleOf } from "../../server/domain/title.ts";
import { describeWithPostgresql, type Provider } from "../support/database.ts";
import { startFrozenApp } from "../support/previous-app.ts";
import { createPreviousDatabase, readPreviousRelease } from "../support/previous-release.ts";

const release = readPreviousRelease();

/** Fields that later releases renamed, as "Type.field" of today's schema. */
const RENAMED_FIELDS: Readonly<Record<string, string>> = {
  "MediaRequest.acts": "actionHistory",
  "ActionResult.told": "summary",
  "ActionRecord.told": "summary",
};

/** Fields whose text is worded at each read and may be reworded: there must be one, but not the same one. */
const WORDED_FIELDS = new Set(["label", "description", "told"]);

/** Numbers that count something else since: a request that only waits has no problem. */
const RECOUNTED_FIELDS = new Set(["problems"]);

/**
 * Fields that mean something else since: pictures come from the tracker itself, and the services of the recording have none
 * that it passes on; a time is usual from five requests on.
 */
const CHANGED_FIELDS = new Set(["posterUrl", "usualSeconds"]);

const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

/** The query with today's names; aliases keep the names of the answer. */
function toCurrentNames(query: string): string {
  const types = new TypeInfo(schema);
  const document = visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const { value } = node.name;
        const renamed = RENAMED_FIELDS[`${parent?.name}.${value}`];
        const isStillThere = isObjectType(parent) && value in parent.getFields();
        if (renamed === undefined || isStillThere) return undefined;
        return { ...node, alias: node.name, name: { ...node.name, value: renamed } };
      },
    }),
  );
  return print(document);
}

/** The answer with reworded texts and recounted numbers replaced, and with the lists sorted for which the API names no order. */
function toComparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(toComparable);
    return isStatistics(value) ? items.toSorted(byText) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      CHANGED_FIELDS.has(name) ||
      (WORDED_FIELDS.has(name) && typeof inner === "string" && inner !== "") ||
      (RECOUNTED_FIELDS.has(name) && typeof inner === "number")
        ? "…"
        : toComparable(inner),
    ]),
  );
}

function isStatistics(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === "object" && item !== null && "medianSeconds" in item);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a).localeCompare(JSON.stringify(b));
}

function checkUpgrade(provider: Provider): void {
  it("sorts its requests by title as new ones", async () => {
    const store = await (await createPreviousDatabase(provider)).open();
    const rows = await store.read.mediaRequest.findMany({
      select: { searchText: true, sortTitle: true },
    });
    await store.close();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ sortTitle }) => sortTitle)).toEqual(
      rows.map(({ searchText }) => sortTitleOf(searchText)),
    );
  });

  it("answers every query as the previous release did", { timeout: 120_000 }, async () => {
    const { query } = await startFrozenApp(release, await createPreviousDatabase(provider));
    expect(release.answers.length).toBeGreaterThan(30);
    for (const recorded of release.answers) {
      const current = toCurrentNames(recorded.query);
      expect(toComparable(await query(current, recorded.variables)), current).toEqual(
        toComparable(recorded.data),
      );
    }
  });
}

it("turns reasons that were stored as codes of services into sentences", async () => {
  const database = await createPreviousDatabase("sqlite");
  const file = new SqliteFile(join(database.dataDir, "tracker.db"));
  const [one, two] = file
    .prepare<[], { id: string }>('SELECT "id" FROM "Unit" ORDER BY "id" LIMIT 2')
    .all();
  const set = file.prepare('UPDATE "Unit" SET "stateReason" = ? WHERE "id" = ?');
  set.run("manual", one?.id);
  set.run("withdrawn", two?.id);
  file.close();

  const store = await database.open();
  const reasons = await store.read.unit.findMany({
    where: { id: { in: [one?.id ?? "", two?.id ?? ""] } },
    orderBy: { id: "asc" },
    select: { stateReason: true, stateReasonCode: true, stateReasonParams: true },
  });
  await store.close();
  expect(reasons).toEqual([
    {
      stateReason: "deleted by hand",
      stateReasonCode: "DELETED_BY_HAND",
      stateReasonParams: "{}",
    },
    {
      stateReason: "the request was withdrawn",
      stateReasonCode: "REQUEST_WITHDRAWN",
      stateReasonParams: '{"by":null}',
    },
  ]);
});

describe("a database of the previous release on SQLite", () => {
  checkUpgrade("sqlite");
});

describeWithPostgresql("a database of the previous release on PostgreSQL", () => {
  checkUpgrade("postgresql");
});
