import { pino, type DestinationStream, type Logger } from "pino";
import { createLogLimit } from "./log-limit.ts";

export type Log = Logger;

const SECRET_PATHS = [
  "apiKey",
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "*.apiKey",
  "*.password",
  "*.token",
  "*.secret",
  "*.authorization",
  "*.cookie",
  "*.headers.authorization",
  "*.headers.cookie",
];

/**
 * Creates a logger that writes JSON lines to `destination`, redacts fields that may contain secrets, by their names, and
 * limits equal warnings and errors.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: { paths: SECRET_PATHS, censor: "[redacted]" },
    hooks: { logMethod: createLogLimit() },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
