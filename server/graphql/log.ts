import type { LogLine as LogLineShape, LogLevel as LogLevelName } from "../log-tail.ts";
import { logTailOf } from "../log.ts";
import { setLogLevel } from "../tracking/core/log-level.ts";
import { builder } from "./builder.ts";
import { expectActor } from "./context.ts";
import { checkPageSize } from "./limit.ts";
import { createLogSource } from "./live/log-source.ts";

const MAX_LINES = 500;
const DEFAULT_LINES = 200;

const LogLevel = builder.enumType("LogLevel", {
  description: "How important a line of the log is.",
  values: {
    TRACE: { value: "trace", description: "Every detail." },
    DEBUG: { value: "debug", description: "What helps to find the cause of a problem." },
    INFO: { value: "info", description: "What happens in normal operation." },
    WARN: { value: "warn", description: "Something unexpected that the tracker copes with." },
    ERROR: { value: "error", description: "Something failed." },
    FATAL: { value: "fatal", description: "The tracker cannot run." },
    SILENT: { value: "silent", description: "As the level of the log: nothing is logged." },
  } as const satisfies Record<string, { value: LogLevelName | "silent"; description: string }>,
});

const LEVELS: readonly (typeof LogLevel.$inferType)[] = [
  "trace",
  "debug",
  "info",
  "warn",
  "error",
  "fatal",
];

const LogLine = builder.objectRef<LogLineShape>("LogLine").implement({
  description: "A line of the log. It contains no secrets.",
  authScopes: { may: "administer" },
  fields: (t) => ({
    id: t.exposeID("id", { description: "The line's ID, ascending since the start." }),
    at: t.expose("at", { type: "DateTime", description: "When it was written." }),
    level: t.expose("level", { type: LogLevel, description: "Its level." }),
    message: t.exposeString("message", { description: "What happened." }),
    fields: t.field({
      type: "JSON",
      nullable: true,
      description:
        'What the line says beside its message, such as {"service": "sonarr"}. Null if nothing.',
      resolve: ({ fields }) => (Object.keys(fields).length === 0 ? null : fields),
    }),
  }),
});

const minLevelArg = {
  type: LogLevel,
  description: "Return only lines of this level and above.",
} as const;

builder.queryField("logLines", (t) =>
  t.field({
    type: [LogLine],
    authScopes: { may: "administer" },
    description: `The newest lines of the log since the start, oldest first. The tracker keeps some 2,000. Requires the ADMIN role.`,
    args: {
      last: t.arg.int({
        description: `Number of lines, at most ${MAX_LINES}. The default is ${DEFAULT_LINES}.`,
      }),
      minLevel: t.arg(minLevelArg),
    },
    complexity: ({ last }) => ({ field: 1, multiplier: Math.min(last ?? DEFAULT_LINES, 50) }),
    resolve: (_root, { last, minLevel }, { tracking }) => {
      checkPageSize("last", last, MAX_LINES);
      const limit = last ?? DEFAULT_LINES;
      return [...logTailOf(tracking.log).list({ limit, ...toSelection(minLevel) })];
    },
  }),
);

/** SILENT selects nothing less than the most important lines. */
function toSelection(minLevel: LogLevelName | "silent" | null | undefined) {
  if (minLevel == null) return {};
  return { minLevel: minLevel === "silent" ? ("fatal" as const) : minLevel };
}

builder.queryField("logLevel", (t) =>
  t.field({
    type: LogLevel,
    authScopes: { may: "administer" },
    description: "The level from which lines are logged. Requires the ADMIN role.",
    resolve: (_root, _args, { tracking }) => levelOf(tracking.log.level),
  }),
);

function levelOf(name: string): typeof LogLevel.$inferType {
  return LEVELS.find((level) => level === name) ?? "silent";
}

builder.mutationField("setLogLevel", (t) =>
  t.field({
    type: LogLevel,
    authScopes: { may: "administer" },
    description:
      "Changes the level from which lines are logged, until the next start: then LOG_LEVEL applies again. Requires the ADMIN role.",
    args: {
      level: t.arg({ type: LogLevel, required: true, description: "The new level." }),
    },
    resolve: async (_root, { level }, ctx) => {
      await setLogLevel(ctx.tracking, level, expectActor(ctx));
      return levelOf(ctx.tracking.log.level);
    },
  }),
);

builder.subscriptionField("logLinesAdded", (t) =>
  t.field({
    type: [LogLine],
    authScopes: { may: "administer" },
    description:
      "Emits new lines of the log, oldest first, a few times a second. A slow client may miss lines. Requires the ADMIN role.",
    args: { minLevel: t.arg(minLevelArg) },
    subscribe: (_root, { minLevel }, { tracking }) =>
      createLogSource(tracking, { limit: MAX_LINES, ...toSelection(minLevel) }),
    resolve: (lines) => [...lines],
  }),
);
