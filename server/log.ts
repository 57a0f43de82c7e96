import { pino, type DestinationStream, type LogFn, type Logger, type SerializedError } from "pino";
import { redact } from "./domain/redact.ts";
import { createLogLimit } from "./log-limit.ts";
import { createLogTail, type LogTail } from "./log-tail.ts";

export type Log = Logger;

const tails = new WeakMap<Log, LogTail>();

/** Returns the recent lines of a logger; none of one that `createLog` did not create. */
export function logTailOf(log: Log): LogTail {
  return tails.get(log) ?? createLogTail();
}

/**
 * Creates a logger that writes JSON lines to `destination`, removes secrets from fields, messages and errors, and limits
 * equal warnings and errors. It keeps its recent lines (see `logTailOf`).
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    formatters: { log: (fields: object) => redact({ ...fields }) as Record<string, unknown> },
    serializers: { err: (error: Error) => redactError(pino.stdSerializers.err(error)) },
    hooks: { logMethod: redactMessage(createLogLimit()) },
  };
  const out = destination ?? pino.destination(1);
  const tail = createLogTail();
  const log = pino(options, {
    write(line: string) {
      tail.add(line);
      out.write(line);
    },
  });
  tails.set(log, tail);
  return log;
}

type LogArgs = Parameters<LogFn>;
type LogMethod = (this: unknown, args: LogArgs, method: LogFn, level: number) => void;

/** Strings are the message and what it interpolates. */
function redactMessage(logMethod: LogMethod): LogMethod {
  return function redactFirst(args, method, level) {
    const redacted = args.map((arg: unknown) => (typeof arg === "string" ? redact(arg) : arg));
    Reflect.apply(logMethod, this, [redacted, method, level]);
  };
}

/** The fields of an error and of the errors in them. */
function redactError(error: unknown): unknown {
  if (Array.isArray(error)) return error.map(redactError);
  if (!isSerialized(error)) return redact(error);
  const fields = Object.entries(error).map(([key, inner]) => [key, redactError(inner)]);
  return redact(Object.fromEntries(fields));
}

function isSerialized(error: unknown): error is SerializedError {
  return typeof error === "object" && error !== null && "raw" in error;
}
