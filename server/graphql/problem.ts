import { builder } from "./builder.ts";
import { readStrings } from "./stored-json.ts";

export interface ProblemShape {
  readonly code: string;
  readonly since: Date;
  readonly message: string;
  readonly detail: readonly string[];
}

/** The columns of a unit that tell its problem. */
export const PROBLEM_COLUMNS = {
  problemCode: true,
  problemSince: true,
  problemMessage: true,
  problemDetail: true,
} as const;

interface ProblemColumns {
  readonly problemCode: string | null;
  readonly problemSince: Date | null;
  readonly problemMessage: string | null;
  readonly problemDetail: string;
}

export function toProblem(unit: ProblemColumns): ProblemShape | null {
  if (unit.problemCode === null) return null;
  return {
    code: unit.problemCode,
    since: unit.problemSince ?? new Date(0),
    message: unit.problemMessage ?? unit.problemCode,
    detail: readStrings(unit.problemDetail),
  };
}

/** Each kind of problem once, in the words of the unit that has it longest, oldest first. */
export function listProblems(units: readonly ProblemColumns[]): ProblemShape[] {
  const byCode = new Map<string, ProblemShape>();
  const problems = units.map(toProblem).filter((problem) => problem !== null);
  for (const problem of problems.toSorted((a, b) => a.since.getTime() - b.since.getTime())) {
    const known = byCode.get(problem.code);
    const detail = [...new Set([...(known?.detail ?? []), ...problem.detail])];
    byCode.set(problem.code, { ...(known ?? problem), detail });
  }
  return [...byCode.values()];
}

const Action = builder
  .objectRef<{ readonly kind: string; readonly label: string }>("Action")
  .implement({
    description: "Something the tracker can do about a problem.",
    fields: (t) => ({
      kind: t.exposeString("kind", { description: "What it does, as one word for programs." }),
      label: t.exposeString("label", { description: "What it does, for a button." }),
    }),
  });

export const Problem = builder.objectRef<ProblemShape>("Problem").implement({
  description: "Why something is not moving.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Which problem it is, as one word for programs." }),
    since: t.expose("since", { type: "DateTime", description: "Since when." }),
    message: t.exposeString("message", {
      description: "The problem in words for whoever asked for the title.",
    }),
    detail: t.stringList({
      description: "Lines for the admin, e.g. the messages of the service.",
      resolve: ({ detail }) => [...detail],
    }),
    actions: t.field({
      type: [Action],
      description: "What can be done about it here; empty while the tracker offers nothing.",
      resolve: () => [],
    }),
  }),
});
