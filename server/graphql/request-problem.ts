import { listChoices, listDecisions } from "../domain/action.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import { builder } from "./builder.ts";
import {
  Action,
  listOffers,
  listProblems,
  Problem,
  PROBLEM_COLUMNS,
  toOwnProblem,
  toProblem,
  type ProblemShape,
} from "./problem.ts";

/** Problems of episodes that are not part of the request do not count. */
const PROBLEMS = {
  id: true,
  ownProblem: true,
  units: { where: { problemCode: { not: null }, isWanted: true }, select: PROBLEM_COLUMNS },
} as const satisfies Prisma.MediaRequestSelect;

function problemsOf(
  request: Prisma.MediaRequestGetPayload<{ select: typeof PROBLEMS }>,
): ProblemShape[] {
  return listProblems([toOwnProblem(request), ...request.units.map(toProblem)]);
}

builder.prismaObjectFields("MediaRequest", (t) => ({
  problem: t.field({
    type: Problem,
    nullable: true,
    description: "The most urgent problem of the request. Null if there is none.",
    select: PROBLEMS,
    resolve: (request) => problemsOf(request)[0] ?? null,
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
      "The actions that can be performed on the request now: the decision on a request that waits for approval, then the actions of its problems, then the choice of a release. Lists only actions that the configured services support. Empty without the ADMIN role.",
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
