import { listChoices, listDecisions } from "../domain/action.ts";
import { mergeProblems } from "../domain/problem/merge.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { listStoredProblems, UNIT_ORDER, UNIT_PROBLEM } from "../store/column/problem.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import { Action, listOffers, Problem, toRequestProblem, type ProblemShape } from "./problem.ts";

/** Problems of episodes that are not part of the request do not count. */
const PROBLEMS = {
  id: true,
  ownProblem: true,
  units: {
    where: { problemCode: { not: null }, isWanted: true },
    select: { ...UNIT_PROBLEM, ...UNIT_ORDER, isWanted: true },
  },
} as const satisfies Prisma.MediaRequestSelect;

function problemsOf(
  request: Prisma.MediaRequestGetPayload<{ select: typeof PROBLEMS }>,
): ProblemShape[] {
  const own = mediaRequestColumns.ownProblem.read(request);
  const problems = mergeProblems(listStoredProblems(own, request.units));
  return problems.map((problem) => toRequestProblem(request.id, problem));
}

builder.prismaObjectFields("MediaRequest", (t) => ({
  problem: t.field({
    type: Problem,
    nullable: true,
    description: "The most urgent problem of the request. Null if there is none.",
    select: { id: true, worstProblem: true },
    resolve: (request) => {
      const problem = mediaRequestColumns.worstProblem.read(request);
      return problem === null ? null : toRequestProblem(request.id, problem);
    },
  }),
  problems: t.field({
    type: [Problem],
    description:
      "All problems of the request and its episodes, one per problem code, most urgent first.",
    select: PROBLEMS,
    resolve: problemsOf,
  }),
  actions: t.field({
    type: [Action],
    description:
      "The actions that can be performed on the request now: the decision on a request that waits for approval, then the actions of its problems, then the choice of a release. Lists only actions that the configured services support. Empty without the ADMIN role, and for a token with the scope READ.",
    select: { ...PROBLEMS, approvalState: true, state: true },
    resolve: async (request, _args, ctx) => {
      const approval = mediaRequestColumns.approvalState.read(request);
      const kinds = new Set<string>([
        ...listDecisions(approval),
        ...problemsOf(request).flatMap(({ actions }) => actions),
        ...listChoices(approval, mediaRequestColumns.state.read(request)),
      ]);
      return [...(await listOffers(ctx, request.id, [...kinds]))];
    },
  }),
}));
