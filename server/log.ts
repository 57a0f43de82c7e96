import { pino, type DestinationStream, type Logger } from "pino";

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

/** Creates a logger that writes JSON lines to `destination` and redacts fields that may contain secrets, by their names. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, redact: { paths: SECRET_PATHS, censor: "[redacted]" } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
