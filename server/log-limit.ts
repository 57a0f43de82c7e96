import { LRUCache } from "lru-cache";
import type { LogFn } from "pino";

const WINDOW_MS = 60_000;
const MAX_KINDS = 500;
/** From here on lines are limited: warn, error and fatal. Lines about sign-ins, which other programs read, are below. */
const MIN_LEVEL = 40;

type LogArgs = Parameters<LogFn>;
type LogMethod = (...args: LogArgs) => void;

interface Kind {
  /** Lines since the last one that was written. */
  repeats: number;
  write(repeats: number): void;
}

/**
 * Creates pino's hook that writes one line of each kind a minute, and afterwards how many equal ones there were. What
 * strangers send can cause a line, and must not fill the disk.
 */
export function createLogLimit(windowMs = WINDOW_MS) {
  const kinds = new LRUCache<string, Kind>({ max: MAX_KINDS });

  function start(key: string, kind: Kind): void {
    kinds.set(key, kind);
    setTimeout(() => {
      if (kinds.peek(key) === kind) kinds.delete(key);
      if (kind.repeats > 0) kind.write(kind.repeats);
    }, windowMs).unref();
  }

  return function logMethod(this: unknown, args: LogArgs, method: LogMethod, level: number): void {
    const write = (...given: LogArgs) => Reflect.apply(method, this, given);
    if (level < MIN_LEVEL) return write(...args);
    const key = `${level} ${kindOf(args)}`;
    const known = kinds.get(key);
    if (known !== undefined) return void (known.repeats += 1);
    write(...args);
    const [fields, message] = args as readonly unknown[];
    const about = typeof fields === "object" && fields !== null ? fields : {};
    const text = typeof fields === "string" ? fields : String(message);
    start(key, { repeats: 0, write: (repeats) => write({ ...about, repeats }, text) });
  };
}

interface Fields {
  readonly service?: unknown;
  readonly err?: unknown;
  /** What a line about a row of the database is about: each row is its own kind, because strangers make none. */
  readonly table?: unknown;
  readonly column?: unknown;
  readonly row?: unknown;
}

/** The message, the service, the row and the sort of error; not the text of the error, in which a stranger can put anything. */
function kindOf([first, second]: readonly unknown[]): string {
  if (typeof first !== "object" || first === null) return String(first);
  const { service, err, table, column, row }: Fields = first;
  const name = err instanceof Error ? err.name : null;
  const code = err instanceof Error && "code" in err ? err.code : null;
  return [second, service, table, column, row, name, code].map(String).join(" ");
}
