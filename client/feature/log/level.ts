import type { LogLevel } from "../../graphql/graphql.ts";
import { logText } from "../../language/words/inbox.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";

/** From the most lines to the fewest. */
const NAMES: Record<LogLevel, string> = {
  get TRACE() {
    return logText("trace");
  },
  get DEBUG() {
    return logText("debug");
  },
  get INFO() {
    return logText("info");
  },
  get WARN() {
    return logText("warning");
  },
  get ERROR() {
    return logText("error");
  },
  get FATAL() {
    return logText("fatal");
  },
  get SILENT() {
    return logText("silent");
  },
};

export const LOG_LEVELS = Object.keys(NAMES) as readonly LogLevel[];

/** The levels that a line can have, by which lines are filtered. */
export const LINE_LEVELS: readonly LogLevel[] = LOG_LEVELS.filter((level) => level !== "SILENT");

export function levelName(level: LogLevel): string {
  return NAMES[level];
}

/** Whether a line of this level is at least as important as `minLevel`. */
export function isAtLeast(level: LogLevel, minLevel: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(minLevel);
}

const PRESENTATIONS: Record<LogLevel, Omit<StatusPresentation, "name">> = {
  TRACE: { tone: "requested", icon: "none" },
  DEBUG: { tone: "requested", icon: "none" },
  INFO: { tone: "downloading", icon: "next" },
  WARN: { tone: "problem", icon: "problem" },
  ERROR: { tone: "failed", icon: "failed" },
  FATAL: { tone: "failed", icon: "failed" },
  SILENT: { tone: "requested", icon: "none" },
};

export function levelPresentation(level: LogLevel): StatusPresentation {
  return { name: NAMES[level], ...PRESENTATIONS[level] };
}
