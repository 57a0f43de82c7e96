import { version } from "../../../package.json";
import { recall, remember } from "../../lib/browser-memory.ts";

/** The version of this build. */
export const VERSION = version;

const KEY = "version";

/** Returns the version that this browser showed before, if it was another one; on a first visit there is none. */
export function findEarlierVersion(): string | null {
  const seen = recall("browser", KEY);
  if (seen === null) noteVersion();
  return seen === VERSION ? null : seen;
}

/** Remembers that this version has been seen. */
export function noteVersion(): void {
  remember("browser", KEY, VERSION);
}
