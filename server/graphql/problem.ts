import { ACTION_KINDS } from "../domain/action.ts";
import { severityOf, urgencyOf } from "../domain/problem/diagnose.ts";
import { SEVERITIES, type Severity } from "../domain/problem/rule.ts";
import { findPage } from "../tracking/actions/find-page.ts";
import { offerActions, type OfferedAction } from "../tracking/actions/offer.ts";
import { builder } from "./builder.ts";
import { readObject, readStrings } from "./stored-json.ts";

export interface ProblemShape {
  readonly code: string;
  readonly since: Date;
  readonly message: string;
  readonly detail: readonly string[];
  readonly until: Date | null;
  /** What may help, as ActKinds; whether it can be had depends on the services of the request. */
  readonly actions: readonly string[];
  readonly requestId: string;
}

/** The columns of a unit that tell its problem. */
export const PROBLEM_COLUMNS = {
  requestId: true,
  problemCode: true,
  problemSince: true,
  problemMessage: true,
  problemDetail: true,
  problemActions: true,
  problemUntil: true,
} as const;

interface ProblemColumns {
  readonly requestId: string;
  readonly problemCode: string | null;
  readonly problemSince: Date | null;
  readonly problemMessage: string | null;
  readonly problemDetail: string;
  readonly problemActions: string;
  readonly problemUntil: Date | null;
}

export function toProblem(unit: ProblemColumns): ProblemShape | null {
  if (unit.problemCode === null) return null;
  return {
    code: unit.problemCode,
    since: unit.problemSince ?? new Date(0),
    message: unit.problemMessage ?? unit.problemCode,
    detail: readStrings(unit.problemDetail),
    until: unit.problemUntil,
    actions: readStrings(unit.problemActions),
    requestId: unit.requestId,
  };
}

/** The problem of a request that has no units yet; written by tracking/summary.ts. */
export function toOwnProblem(requestId: string, stored: string | null): ProblemShape | null {
  if (stored === null) return null;
  const { code, since, message, detail, until, actions } = readObject(stored);
  if (typeof code !== "string" || typeof message !== "string") return null;
  return {
    code,
    message,
    since: new Date(String(since)),
    detail: onlyTexts(detail),
    actions: onlyTexts(actions),
    until: typeof until === "string" ? new Date(until) : null,
    requestId,
  };
}

function onlyTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

/** Each kind of problem once, in the words of the unit that has it longest, the worst first. */
export function listProblems(problems: readonly (ProblemShape | null)[]): ProblemShape[] {
  const byCode = new Map<string, ProblemShape>();
  const there = problems.filter((problem) => problem !== null);
  for (const problem of there.toSorted((a, b) => a.since.getTime() - b.since.getTime())) {
    const known = byCode.get(problem.code);
    const detail = [...new Set([...(known?.detail ?? []), ...problem.detail])];
    byCode.set(problem.code, { ...(known ?? problem), detail });
  }
  return [...byCode.values()].toSorted((a, b) => urgencyOf(a.code) - urgencyOf(b.code));
}

export const ActionKind = builder.enumType("ActionKind", {
  description: "Something that can be done about a request.",
  values: ACTION_KINDS,
});

const ProblemSeverity = builder.enumType("ProblemSeverity", {
  description: "Whether a problem asks for somebody.",
  values: {
    STUCK: { description: "It does not go on by itself, or may not." },
    WAITING: { description: "It has its reason, and ends by itself." },
  } satisfies Record<Severity, { description: string }>,
});
// The enum's values are the domain's, in its order.
SEVERITIES satisfies readonly (typeof ProblemSeverity.$inferType)[];

const Action = builder.objectRef<OfferedAction>("Action").implement({
  description: "Something the tracker can have done about a problem.",
  fields: (t) => ({
    kind: t.expose("kind", { type: ActionKind, description: "What it is, for `performAction`." }),
    label: t.exposeString("label", { description: "What it does, for a button." }),
    description: t.exposeString("description", {
      description: "What pressing the button does, in a sentence that names the service.",
    }),
    isDestructive: t.exposeBoolean("isDestructive", {
      description: "It throws something away: ask before doing it.",
    }),
  }),
});

export const Problem = builder.objectRef<ProblemShape>("Problem").implement({
  description: "Why something is not moving.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Which problem it is, as one word for programs." }),
    since: t.expose("since", { type: "DateTime", description: "Since when." }),
    severity: t.field({
      type: ProblemSeverity,
      description: "Whether it asks for somebody, or ends by itself.",
      resolve: ({ code }) => severityOf(code),
    }),
    message: t.exposeString("message", {
      description: "The problem in words for whoever asked for the title.",
    }),
    detail: t.stringList({
      description:
        "Lines for the admin, e.g. the messages of the service, with paths and names of folders. Empty for others.",
      resolve: ({ detail }, _args, { role }) => (role === "ADMIN" ? [...detail] : []),
    }),
    until: t.expose("until", {
      type: "DateTime",
      nullable: true,
      description: "When it ends by itself or is looked at again, where that is known.",
    }),
    page: t.string({
      nullable: true,
      description:
        "Address of the page on which the service itself shows it, where there is one. Null for those who may not act.",
      resolve: ({ code }, _args, { tracking, role }) =>
        role === "ADMIN" ? findPage(tracking, code) : null,
    }),
    actions: t.field({
      type: [Action],
      description:
        "What may help, the likeliest first; only what the configured services can do. Empty for those who may not.",
      resolve: ({ actions, requestId }, _args, { tracking, role }) =>
        role === "ADMIN" ? offerActions(tracking, { kinds: actions, requestId }) : [],
    }),
  }),
});
