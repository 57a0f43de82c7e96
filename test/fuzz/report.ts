import type { FuzzReport } from "./run.ts";

const MAX_STALL_MS = 500;

/** The report as text, and whether it is as it should be. `log`: what the tracker has logged. */
export function formatReport(
  report: FuzzReport,
  log: readonly string[],
): { readonly text: string; readonly isGood: boolean } {
  const { sent, statuses, issues, failedDeliveries, isAlive, longestStallMs } = report;
  const lines = [
    `sent: ${sent.hooks} webhooks, ${sent.documents} documents, ${sent.frames} frames`,
    ...[...statuses]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([status, count]) => `  ${status}: ${count}`),
    `issues: ${issues.size}`,
    ...[...issues].map(
      ([name, { count, example }]) => `  ${count} × ${name}\n      after ${example}`,
    ),
    `deliveries that could not be applied: ${failedDeliveries}`,
    `errors in the log: ${errorsIn(log).size}`,
    ...[...errorsIn(log)].map(([error, count]) => `  ${count} × ${error}`),
    `the tracker ${isAlive ? "lives" : "has ended"}`,
    `longest stall for a second client: ${Math.round(longestStallMs)} ms`,
  ];
  const isGood =
    issues.size === 0 && failedDeliveries === 0 && isAlive && longestStallMs <= MAX_STALL_MS;
  return { text: `${lines.join("\n")}\n`, isGood };
}

const ERROR_LEVEL = 50;

/** Lines of the log that say that something unexpected happened, without what differs between them. */
function errorsIn(log: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of log) {
    const { level, msg, err } = parse(line);
    if (level === undefined || level < ERROR_LEVEL) continue;
    const name = `${msg ?? ""}: ${err?.stack?.split("\n").slice(0, 4).join(" ") ?? ""}`;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

interface LogLine {
  readonly level?: number;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
}

function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
