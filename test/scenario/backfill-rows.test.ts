import { createHash } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { loadConfig } from "../../server/config/config.ts";
import type { Store } from "../../server/store/store.ts";
import { startStack } from "../../simulator/stack.ts";
import { A6_LYCORIS_RECOIL } from "../../simulator/stories/happy-path.ts";
import { seedInstallation } from "../../simulator/stories/installation.ts";
import { startLife } from "../chaos/tracker-life.ts";
import { createVirtualTime } from "../chaos/virtual-time.ts";
import { createWire } from "../chaos/wire.ts";
import { createTestDatabase, describeEachProvider } from "../support/database.ts";

const REQUESTS = 20;
const EPISODES = 160;
const BACK_FILL_MS = 5 * 60_000;
const STORY_MS = 10 * 60_000;

/** Ids and numbers that differ in each run; what they point to is compared instead. */
const VARYING: ReadonlySet<string> = new Set(["id", "sequence", "version"]);

describeEachProvider("back-fill", (_open, provider) => {
  it("writes exactly these rows for an installation of years, and for what follows live", async () => {
    const time = createVirtualTime();
    const wire = createWire(time);
    const stack = await startStack({ clock: time.world, transport: wire.transport, tickMs: 1_000 });
    seedInstallation(stack.world, { requests: REQUESTS, episodes: EPISODES });
    const database = { ...(await createTestDatabase(provider)), remove: () => Promise.resolve() };
    const life = await startLife({
      time,
      database,
      connections: loadConfig(stack.env()).services,
      fetch: wire.fetch,
      random: () => 0.5,
    });
    onTestFinished(async () => {
      await life.stop();
      await stack.stop();
    });
    wire.connect(life.take);
    await time.pass(BACK_FILL_MS, () => Promise.resolve());
    stack.connectTracker({ baseUrl: "http://tracker.test", token: "any" });
    const story = stack.play(A6_LYCORIS_RECOIL);
    await time.pass(STORY_MS, () => Promise.resolve());
    await story;

    await expect(await describeRows(life.store)).toMatchFileSnapshot("backfill-rows.txt");
  });
});

type Row = Readonly<Record<string, unknown>>;

/** One line for each column of each table, with a hash of its values; the rows in an order that no id decides. */
async function describeRows({ read }: Store): Promise<string> {
  const requests = await read.mediaRequest.findMany();
  const units = await read.unit.findMany();
  const downloads = await read.download.findMany();
  const attempts = await read.attempt.findMany();
  const transitions = await read.transition.findMany({ orderBy: { sequence: "asc" } });
  const deliveries = await read.delivery.findMany();
  const names = new Map<unknown, string>();
  for (const { id, originService, originId } of requests)
    names.set(id, `${originService} ${originId}`);
  for (const { id, requestId, season, number } of units)
    names.set(id, `${names.get(requestId)} ${season} ${number}`);
  for (const { id, downloadKey, ordinal, title } of downloads)
    names.set(id, `${downloadKey} ${ordinal} ${title}`);
  for (const { id, unitId, ordinal } of attempts) names.set(id, `${names.get(unitId)} ${ordinal}`);
  for (const { id, bodyHash } of deliveries) names.set(id, bodyHash);
  const nameOf = (row: Row) => names.get(row["id"]) ?? "";
  const lineOf = (row: Row) => `${names.get(row["requestId"])} ${names.get(row["unitId"])}`;
  return [
    ...describeTable("MediaRequest", requests, nameOf, names),
    ...describeTable("Unit", units, nameOf, names),
    ...describeTable("Download", downloads, nameOf, names),
    ...describeTable("Attempt", attempts, nameOf, names),
    ...describeTable("Transition", transitions, lineOf, names),
    ...describeTable("Delivery", deliveries, nameOf, names),
    "",
  ].join("\n");
}

function describeTable(
  table: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  names: ReadonlyMap<unknown, string>,
): readonly string[] {
  const ordered = rows.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
  const columns = Object.keys(ordered[0] ?? {}).filter((column) => !VARYING.has(column));
  const hashes = columns.map((column) => {
    const values = ordered.map((row) => toText(row[column], names));
    return `  ${column} ${hashOf(values)}`;
  });
  return [`${table}: ${rows.length} rows`, ...hashes];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function toText(value: unknown, names: ReadonlyMap<unknown, string>): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value === "string" && value.startsWith('["')) return toSortedNames(value, names);
  return names.get(value) ?? String(value);
}

/** The ids in a list decide its order where the times are equal. */
function toSortedNames(list: string, names: ReadonlyMap<unknown, string>): string {
  const items = list.replaceAll(/[\da-f-]{36}/g, (id) => names.get(id) ?? id);
  return items === list ? list : items.split('","').toSorted().join('","');
}

function hashOf(values: readonly string[]): string {
  return createHash("sha256").update(values.join("\n")).digest("hex").slice(0, 12);
}
