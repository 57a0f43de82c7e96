import type { GraphQLSchema } from "graphql";
import type { QueryInit } from "../support/front-door.ts";
import { ACTORS, type Actor } from "./actor.ts";
import type { House } from "./house.ts";
import { isRefusal, toCall, type FieldAnswer } from "./root-field.ts";
import type { Subject } from "./subject.ts";
import { overHttp } from "./transport.ts";
import { listEntries, selectAlong, selectFields, type TypeEntry } from "./type-entry.ts";

/**
 * What an actor reads of a field: what an admin reads, that only of what is theirs, nothing or a placeholder, or an error
 * instead.
 */
export type FieldReach = "yes" | "own" | "hidden" | "refused";

export interface TypeWalk {
  /** By `Type.field`, what each actor who reaches the type reads of it. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<Actor, FieldReach>>;
  /** The types of which the admin has found an object. */
  readonly types: ReadonlySet<string>;
  /** Fields of these types that had no value for the admin, so that the walk does not know who reads them. */
  readonly empty: ReadonlySet<string>;
}

type Row = Readonly<Record<string, unknown>>;

/** Roots that are about the caller, so that no two read the same. */
const OWN_ROOTS = new Set(["viewer", "sessions", "tokens"]);
const READABLE = ["mine", "followed"] as const satisfies readonly Subject[];

type Outcome = FieldReach | "unknown";

/** From the least to the most that is read. */
const RANKS: readonly Outcome[] = ["unknown", "refused", "hidden", "yes"];

/** Reads every field of every type as each actor, and compares it with what the admin reads at the same place. */
export async function walkTypes(schema: GraphQLSchema, house: House): Promise<TypeWalk> {
  const inits = new Map<Actor, QueryInit>();
  for (const actor of ACTORS) inits.set(actor, await house.call(actor));
  const outcomes = new Map<string, Map<Actor, Map<Subject, Outcome>>>();
  const types = new Set<string>();
  const [seen, filled] = [new Set<string>(), new Set<string>()];

  function note(field: string, actor: Actor, subject: Subject, outcome: Outcome): void {
    const byActor = outcomes.get(field) ?? new Map<Actor, Map<Subject, Outcome>>();
    outcomes.set(field, byActor);
    const bySubject = byActor.get(actor) ?? new Map<Subject, Outcome>();
    byActor.set(actor, bySubject);
    bySubject.set(subject, best(bySubject.get(subject) ?? "unknown", outcome));
  }

  for (const entry of listEntries(schema)) {
    const { type, root } = entry;
    const names = Object.keys(type.getFields());
    const isOwn = OWN_ROOTS.has(root.name);
    for (const subject of READABLE) {
      const { rows: known } = await readRows(house, entry, { subject, actor: "admin", inits });
      if (known.length > 0) types.add(type.name);
      for (const name of known.length > 0 ? names : []) {
        seen.add(`${type.name}.${name}`);
        if (known.some((row) => !isEmpty(row[name]))) filled.add(`${type.name}.${name}`);
      }
      for (const actor of ACTORS) {
        const { rows, refused } = await readRows(house, entry, { subject, actor, inits });
        for (const name of rows.length > 0 ? names : []) {
          const outcome = refused.has(name) ? "refused" : compare(rows, known, { name, isOwn });
          note(`${type.name}.${name}`, actor, subject, outcome);
        }
      }
    }
  }
  const fields = new Map(
    [...outcomes].map(([field, byActor]) => [
      field,
      new Map([...byActor].map(([actor, by]) => [actor, toReach(by, filled.has(field))])),
    ]),
  );
  return { fields, types, empty: new Set([...seen].filter((field) => !filled.has(field))) };
}

function best(one: Outcome, other: Outcome): Outcome {
  return RANKS.indexOf(one) > RANKS.indexOf(other) ? one : other;
}

/** Over the ways to a type: one that shows the value is enough. */
function toReach(by: ReadonlyMap<Subject, Outcome>, isFilled: boolean): FieldReach {
  const [mine = "unknown", followed = mine] = READABLE.map((subject) => by.get(subject));
  if (mine === "yes" && followed !== "yes" && followed !== "unknown") return "own";
  const reach = best(mine, followed);
  return reach === "unknown" ? (isFilled ? "hidden" : "yes") : reach;
}

async function readRows(
  house: House,
  entry: TypeEntry,
  { subject, actor, inits }: ReadAs,
): Promise<{ readonly rows: readonly Row[]; readonly refused: ReadonlySet<string> }> {
  const refused = new Set<string>();
  const transport = overHttp(house.door, inits.get(actor) ?? { token: null });
  for (;;) {
    const document = toDocument(entry, { subject, refused, house, actor });
    const { value: answer } = await transport.ask(document).next();
    const names = answer === undefined ? null : refusedFields(answer, entry);
    if (answer === undefined || names === null) return { rows: [], refused };
    if (names.length === 0) return { rows: rowsAt(answer, entry), refused };
    for (const name of names) refused.add(name);
  }
}

interface ReadAs {
  readonly subject: Subject;
  readonly actor: Actor;
  readonly inits: ReadonlyMap<Actor, QueryInit>;
}

function toDocument(
  { type, root, path }: TypeEntry,
  given: {
    readonly subject: Subject;
    readonly refused: ReadonlySet<string>;
    readonly house: House;
    readonly actor: Actor;
  },
): string {
  const { subject, refused, house, actor } = given;
  // The admin has the link too, to compare with.
  const shareToken = ["share link", "admin"].includes(actor) ? house.shareToken : null;
  const call = toCall({ operation: "query", field: root }, { subject, shareToken });
  const selection = selectAlong(path, selectFields(type, refused));
  // In place of the selection with which the field is called otherwise.
  const head = call.slice(0, call.indexOf(root.name) + root.name.length);
  const args = /^\([^)]*\)/.exec(call.slice(head.length))?.[0] ?? "";
  return `${head}${args} ${selection} }`;
}

/** The fields of the type that were refused; null if the way to it was. */
function refusedFields(answer: FieldAnswer, { path }: TypeEntry): readonly string[] | null {
  const refusals = (answer.errors ?? []).filter((error) => isRefusal({ errors: [error] }));
  const names = refusals.map((error) => {
    const steps = "path" in error && Array.isArray(error.path) ? error.path : [];
    return steps.filter((step) => typeof step === "string").slice(1 + path.length);
  });
  if (names.some((rest) => rest.length === 0)) return null;
  return names.flatMap(([name]) => (typeof name === "string" ? [name] : []));
}

/** The objects at the end of the way, in order. */
function rowsAt({ data }: FieldAnswer, { root, path }: TypeEntry): readonly Row[] {
  let values: readonly unknown[] = [data];
  for (const name of [root.name, ...path])
    values = values.flatMap((value) => (isRow(value) ? [value[name]] : [])).flat();
  return values.filter(isRow);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object of the caller may be another than the admin's: a text is withheld if no object of the admin has it. */
function compare(
  rows: readonly Row[],
  known: readonly Row[],
  { name, isOwn }: { readonly name: string; readonly isOwn: boolean },
): Outcome {
  const texts = new Set(known.map((row) => JSON.stringify(row[name])));
  const isFilled = known.some((row) => !isEmpty(row[name]));
  const outcomes = rows.map(({ [name]: value }): Outcome => {
    if (isEmpty(value)) return isFilled ? "hidden" : "unknown";
    // Numbers and flags may be about the caller, and a list of objects shorter.
    const isText = typeof value === "string" || (isRow(value) && !("__typename" in value));
    return !isFilled || isOwn || !isText || texts.has(JSON.stringify(value)) ? "yes" : "hidden";
  });
  return outcomes.includes("yes") ? "yes" : outcomes.reduce(best, "unknown");
}

function isEmpty(value: unknown): boolean {
  if (value == null || value === "") return true;
  return Array.isArray(value) && value.length === 0;
}
