/** The numbers by which pino names levels, the least important first. */
const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 } as const;

export type LogLevel = keyof typeof LEVELS;

/** A line of the log, without secrets. */
export interface LogLine {
  /** Rises with each line since the start. */
  readonly id: number;
  readonly at: Date;
  readonly level: LogLevel;
  readonly message: string;
  /** What the line says beside its message. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface LogSelection {
  /** Lines after this one only. */
  readonly after?: number;
  readonly minLevel?: LogLevel;
  readonly limit: number;
}

/** The recent lines of the log, for whoever cannot see the terminal. */
export interface LogTail {
  /** Takes in a line of JSON as it is written, when its secrets have been removed. */
  add(text: string): void;
  /** The ID of the newest line; 0 before the first. */
  newest(): number;
  /** Returns the newest lines that are selected, the oldest of them first. */
  list(selection: LogSelection): readonly LogLine[];
  /** Calls `listener` after each line. The returned function stops that. */
  listen(listener: () => void): () => void;
}

const MAX_LINES = 2_000;
const MAX_CHARACTERS = 2 ** 20;
/** A longer line, such as one with a long stack trace, is kept without its fields. */
const MAX_LINE = 8_192;
const MAX_MESSAGE = 500;

interface Entry {
  readonly id: number;
  readonly level: number;
  readonly text: string;
}

/** Creates a tail that holds the last lines, bounded in number and in size. */
export function createLogTail(): LogTail {
  const entries: Entry[] = [];
  const listeners = new Set<() => void>();
  let newest = 0;
  let characters = 0;

  return {
    add(given) {
      const text = given.length > MAX_LINE ? shorten(given) : given;
      newest += 1;
      entries.push({ id: newest, level: levelOf(text), text });
      characters += text.length;
      while (entries.length > MAX_LINES || characters > MAX_CHARACTERS)
        characters -= entries.shift()?.text.length ?? characters;
      for (const listener of listeners) listener();
    },
    newest: () => newest,
    list({ after = 0, minLevel = "trace", limit }) {
      const found: Entry[] = [];
      for (let index = entries.length - 1; index >= 0 && found.length < limit; index -= 1) {
        const entry = entries[index];
        if (entry === undefined || entry.id <= after) break;
        if (entry.level >= LEVELS[minLevel]) found.push(entry);
      }
      return found.toReversed().map(toLine);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Without parsing: a line is written far more often than read. */
function levelOf(text: string): number {
  return Number(/^\{"level":(\d+)/.exec(text)?.[1] ?? LEVELS.info);
}

function shorten(text: string): string {
  const { level, time, msg } = parse(text);
  const message = typeof msg === "string" ? msg.slice(0, MAX_MESSAGE).toWellFormed() : "";
  return JSON.stringify({ level, time, msg: message, isShortened: true });
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function toLine({ id, level, text }: Entry): LogLine {
  const { level: _level, time, msg, ...fields } = parse(text);
  return {
    id,
    at: new Date(typeof time === "number" ? time : 0),
    level: nameOf(level),
    message: typeof msg === "string" ? msg : "",
    fields,
  };
}

function nameOf(level: number): LogLevel {
  const names = Object.keys(LEVELS) as LogLevel[];
  return names.findLast((name) => LEVELS[name] <= level) ?? "trace";
}
