import { z } from "zod";
import { dropDirectionControls } from "../../domain/direction.ts";
import { REDACTED } from "../../domain/redact.ts";

/**
 * Fields as outside services really send them: numbers as text; "", null or an unexpanded `{{variable}}` for an absent
 * value, as is one that was redacted; another type after an update. An unreadable value becomes absent and never fails its body.
 */
function field<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

/**
 * No path, title or name is longer. What is decided about a text may take the square of its length, so the rest of a longer
 * one is cut off here.
 */
export const MAX_TEXT = 4_096;

const MAX_INT32 = 2 ** 31 - 1;

function readText(value: unknown): string | undefined {
  const read = readPath(value);
  const clean = read === undefined ? "" : dropDirectionControls(read).trim();
  return clean === "" ? undefined : clean;
}

function readPath(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const clean = toStorable(value).trim();
  return clean === "" || clean === REDACTED || clean.startsWith("{{") ? undefined : clean;
}

/** PostgreSQL accepts neither NUL nor half a surrogate pair. */
function toStorable(value: string): string {
  return value.slice(0, MAX_TEXT).toWellFormed().replaceAll("\0", "");
}

const MAX_NUMBER = 40;

function readNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (
    typeof value !== "string" ||
    value.length > MAX_NUMBER ||
    !/^\s*-?\d+(\.\d+)?\s*$/.test(value)
  )
    return undefined;
  return Number(value);
}

function readInteger(value: unknown, min: number, max: number): number | undefined {
  const number = readNumber(value);
  return number !== undefined && Number.isInteger(number) && number >= min && number <= max
    ? number
    : undefined;
}

/** A title, a name or a message, without what changes the direction of the text around it. */
export const text = field(readText);

/** A path or the name of a file: a service is asked for it again, so that it has to stay as it is. */
export const pathText = field(readPath);

/** A path, a name or a message without which its item or body is not readable. It may be empty. */
export const requiredText = z.string().transform(toStorable);

export const number = field(readNumber);

/** An id or a year: 1 and up, within 32 bits, because services write 0 for "none". */
export const positiveInt = field((value) => readInteger(value, 1, MAX_INT32));

/** A season or episode number; season 0 exists. */
export const naturalInt = field((value) => readInteger(value, 0, MAX_INT32));

/** A size in bytes; may exceed 32 bits. */
export const bytes = field((value) => readInteger(value, 0, Number.MAX_SAFE_INTEGER));

export const flag = field((value) => {
  if (typeof value === "boolean") return value;
  const word = readText(value)?.toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
});

/** ISO 8601 in UTC with milliseconds, whatever precision the service sends. */
export const instant = field((value) => {
  const written = readText(value);
  if (written === undefined || !/^\d{4}-\d{2}-\d{2}/.test(written)) return undefined;
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
});

/** An IMDb id; services also send "", "0" and test values. */
export const imdbId = field((value) => {
  const written = readText(value);
  return written !== undefined && /^tt\d{5,12}$/.test(written) ? written : undefined;
});

/** An address that a browser can open: absolute, http(s), without a login. */
export const httpUrl = field((value) => {
  const written = readText(value);
  if (written === undefined || !/^https?:\/\//i.test(written) || !URL.canParse(written))
    return undefined;
  const url = new URL(written);
  return url.username === "" && url.password === "" ? written : undefined;
});

/** A figure with this value where it is absent or unreadable. */
export function numberOr(fallback: number) {
  return number.transform((value) => value ?? fallback);
}

export function nested<T>(schema: z.ZodType<T>) {
  return field((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  });
}

/** Omits unreadable items; undefined when the value is not a list. */
export function optionalListOf<T>(schema: z.ZodType<T>) {
  return field((value) => {
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item: unknown): Exclude<T, undefined>[] => {
      const parsed = schema.safeParse(item);
      return parsed.success && isPresent(parsed.data) ? [parsed.data] : [];
    });
  });
}

export function listOf<T>(schema: z.ZodType<T>) {
  return optionalListOf(schema).transform((items) => items ?? []);
}

/** The rows of a list that could be read. */
export interface Rows<T> {
  readonly rows: readonly T[];
  /** False when a row could not be read: what seems to be missing may be that row. */
  readonly isWhole: boolean;
}

/** A list in which an unreadable row costs only itself. Rejects anything but a list. */
export function rowsOf<T>(schema: z.ZodType<T>) {
  return z.array(z.unknown()).transform((items): Rows<T> => {
    const rows = items.flatMap((item) => {
      const parsed = schema.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
    return { rows, isWhole: rows.length === items.length };
  });
}

function isPresent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

type Optional<T> = {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
type Required<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };

/** Omits undefined values, so that an absent fact is an absent key. The cast claims nothing more. */
export function present<T extends object>(fields: T): Required<T> & Optional<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Required<T> & Optional<T>;
}
