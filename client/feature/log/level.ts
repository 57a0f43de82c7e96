import type { LogLevel } from "../../graphql/graphql.ts";
import { logText } from "../../language/words/inbox.ts";
import type { StatusPresentation } from "../../ui/status-label.tsx";

/** The key of the name of each level, from the most lines to the fewest. */
const WORDS = {
  TRACE: "trace",
  DEBUG: "debug",
  INFO: "info",
  WARN: "warning",
  ERROR: "error",
  FATAL: "fatal",
  SILENT: "silent",
} as const satisfies Readonly<Record<LogLevel, string>>;

export const LOG_LEVELS = Object.keys(WORDS) as readonly LogLevel[];

/** The levels that a line can have, by which lines are filtered. */
export const LINE_LEVELS: readonly LogLevel[] = LOG_LEVELS.filter((level) => level !== "SILENT");

export function levelName(level: LogLevel): string {
  return logText(WORDS[level]);
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
  return { name: levelName(level), ...PRESENTATIONS[level] };
}
