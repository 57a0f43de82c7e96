import type { z } from "zod";
import { redact } from "../../domain/redact.ts";
import type { Prisma } from "../generated/sqlite/client.ts";
import { BrokenColumnError, reportBrokenColumn } from "./broken-column.ts";

/** How the text of a column becomes a value, and a value the text. */
export interface Codec<Value> {
  /** undefined when the text holds no such value. */
  parse(text: string): Value | undefined;
  format(value: Value): string;
}

/**
 * A text column that holds JSON or one word of a list. A text that cannot be read is reported once and stays in the
 * database until a write replaces it.
 */
export interface Column<Row, Value> {
  /** Returns the value, or the fallback of the column when its text cannot be read. */
  read(row: Row): Value;
  /** Returns the value, or null when its text cannot be read. For callers that must not act on a fallback. */
  find(row: Row): Value | null;
  /** Returns the value. Throws a BrokenColumnError when its text cannot be read. */
  load(row: Row): Value;
  /** Returns the text of a value. */
  write(value: Value): string;
  /** Returns the text to store: the stored text while it reads as `value`, so that only a change replaces a broken text. */
  update(row: Row, value: Value): string;
}

/** A column that may be null; null stands for null. */
export interface OptionalColumn<Row, Value> {
  read(row: Row): Value | null;
  write(value: Value | null): string | null;
  update(row: Row, value: Value | null): string | null;
}

type Columns<Table extends Prisma.ModelName> = Prisma.TypeMap["model"][Table]["payload"]["scalars"];
/** The column itself and the key of its row, which the report names. */
type RowOf<Table extends Prisma.ModelName, Key, Name> = Readonly<
  Pick<Columns<Table>, (Key | Name) & keyof Columns<Table>>
>;
type NamesOf<Table extends Prisma.ModelName, Text> = {
  [Name in keyof Columns<Table>]: [Text] extends [Columns<Table>[Name]]
    ? [Columns<Table>[Name]] extends [Text]
      ? Name
      : never
    : never;
}[keyof Columns<Table>];

/** Describes columns of one table. `key` is the column that names a row in reports. */
export function columnsOf<
  Table extends Prisma.ModelName,
  Key extends keyof Columns<Table> & string,
>(table: Table, key: Key) {
  function reportedIn(row: object, column: string) {
    return { table, column, row: String(Reflect.get(row, key)) };
  }

  return {
    required<Name extends NamesOf<Table, string> & string, Value>(
      name: Name,
      codec: Codec<Value>,
      fallback: Value,
    ): Column<RowOf<Table, Key, Name>, Value> {
      const fallbackText = codec.format(fallback);
      const textOf = (row: object): string => String(Reflect.get(row, name));
      function parse(row: object): Value | undefined {
        const text = textOf(row);
        if (text === fallbackText) return fallback;
        const value = codec.parse(text);
        if (value === undefined) reportBrokenColumn(reportedIn(row, name));
        return value;
      }
      const read = (row: object): Value => parse(row) ?? fallback;
      return {
        read,
        find: (row) => parse(row) ?? null,
        load(row) {
          const value = parse(row);
          if (value === undefined) throw new BrokenColumnError(reportedIn(row, name));
          return value;
        },
        write: codec.format,
        update(row, value) {
          const stored = textOf(row);
          const text = codec.format(value);
          return text === stored || text === codec.format(read(row)) ? stored : text;
        },
      };
    },

    optional<Name extends NamesOf<Table, string | null> & string, Value>(
      name: Name,
      codec: Codec<Value>,
      fallback: Value | null = null,
    ): OptionalColumn<RowOf<Table, Key, Name>, Value> {
      const textOf = (row: object): string | null => {
        const text: unknown = Reflect.get(row, name);
        return typeof text === "string" ? text : null;
      };
      const write = (value: Value | null) => (value === null ? null : codec.format(value));
      function read(row: object): Value | null {
        const text = textOf(row);
        if (text === null) return null;
        const value = codec.parse(text);
        if (value !== undefined) return value;
        reportBrokenColumn(reportedIn(row, name));
        return fallback;
      }
      return {
        read,
        write,
        update(row, value) {
          const stored = textOf(row);
          const text = write(value);
          return text === stored || text === write(read(row)) ? stored : text;
        },
      };
    },
  };
}

/** A word of a list, stored as it is. */
export function words<const Word extends string>(list: readonly Word[]): Codec<Word> {
  const known = new Map<string, Word>(list.map((word) => [word, word]));
  return { parse: (text) => known.get(text), format: (word) => word };
}

/** JSON without secrets, also where an earlier version stored some. */
export function redacted({ parse, format }: Codec<unknown>): Codec<unknown> {
  return { parse: (text) => redact(parse(text)), format: (value) => format(redact(value)) };
}

/** A value under the name it is stored by. */
export function spellings<const Value extends string>(
  valueOf: Readonly<Record<string, Value>>,
): Codec<Value> {
  const entries = Object.entries(valueOf);
  const values = new Map(entries);
  const stored = new Map(entries.map(([text, value]) => [value, text]));
  return { parse: (text) => values.get(text), format: (value) => stored.get(value) ?? value };
}

/** A schema's output, readable only: a fallback is shared by all that read it. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** JSON that a schema describes. */
export function json<Schema extends z.ZodType>(
  schema: Schema,
): Codec<DeepReadonly<z.output<Schema>>> {
  return {
    parse(text) {
      let stored: unknown;
      try {
        stored = JSON.parse(text);
      } catch {
        return undefined;
      }
      const { data } = schema.safeParse(stored);
      return data;
    },
    format: (value) => JSON.stringify(value),
  };
}
