import { can } from "../account/access.ts";
import type { ActionKind as ActionKindValue } from "../domain/action.ts";
import { severityOf } from "../domain/problem/diagnose.ts";
import { SEVERITIES, type Severity } from "../domain/problem/rule.ts";
import { readUnitProblem, UNIT_PROBLEM, type StoredProblem } from "../store/column/problem.ts";
import type { Unit } from "../store/generated/sqlite/client.ts";
import { findPage } from "../tracking/actions/find-page.ts";
import { ACTION_COLUMNS, offerActions, type OfferedAction } from "../tracking/actions/offer.ts";
import { createBatch } from "./batch.ts";
import { builder } from "./builder.ts";
import type { GraphQLContext } from "./context.ts";

export interface ProblemShape extends StoredProblem {
  /** What has the problem (an episode, or a request as a whole) with the code. */
  readonly id: string;
  readonly requestId: string;
}

/** The columns of a unit's problem. */
export const PROBLEM_COLUMNS = { ...UNIT_PROBLEM, requestId: true } as const;

export function toProblem(unit: Pick<Unit, keyof typeof PROBLEM_COLUMNS>): ProblemShape | null {
  const problem = readUnitProblem(unit);
  return problem === null
    ? null
    : { ...problem, id: idOf(unit.id, problem), requestId: unit.requestId };
}

/** Returns a problem as the whole request has it. */
export function toRequestProblem(requestId: string, problem: StoredProblem): ProblemShape {
  return { ...problem, id: idOf(requestId, problem), requestId };
}

function idOf(subjectId: string, { code }: StoredProblem): string {
  return `${subjectId}:${code}`;
}

export const ActionKind = builder.enumType("ActionKind", {
  description: "An action that users can perform on a request with `performAction`.",
  values: {
    SEARCH: { description: "Search all indexers and grab the best release." },
    LOOK_FOR_RELEASES: {
      description:
        "Ask the indexers what they offer; `releaseList` then lists it. Grabs nothing. The indexers are asked once in 10 minutes for the same episodes.",
    },
    GRAB_RELEASE: {
      description: "Grab the release `releaseId` of a `releaseList`, even if it was rejected.",
    },
    BLOCKLIST_AND_SEARCH: {
      description: "Remove the download, blocklist its release and search for another.",
    },
    RETRY_IMPORT: { description: "Import the downloaded files again." },
    RESCAN_SHOKO: { description: "Have Shoko look up the file in AniDB again." },
    SCAN_SHOKO: { description: "Have Shoko scan the folder of the file for new files." },
    LINK_IN_SHOKO: {
      description:
        "Link an unrecognised file to the episodes `linkTo` in Shoko; `linkCandidates` lists them.",
    },
    SCAN_LIBRARY: { description: "Scan the media server's library for new files." },
    REFRESH: { description: "Refresh the title in Sonarr or Radarr and rescan its files." },
    MONITOR: { description: "Monitor the title in Sonarr or Radarr and search for it." },
    RAISE_PRIORITY: {
      description:
        "Move a download to the front of the queue of its client. In a pack, the files of the named episodes are loaded first; the pack may be imported only when all of it is there.",
    },
    RESTORE_PRIORITY: {
      description: "Move a raised download back to where it was, with the priorities of its files.",
    },
    RETRY_REQUEST: { description: "Send the request from Seerr to Sonarr or Radarr again." },
    APPROVE: { description: "Approve the request in Seerr." },
    DECLINE: { description: "Decline the request in Seerr." },
    CONFIRM_GONE: {
      description: "Confirm that a missing file was deleted, so that the tracker stops waiting.",
    },
  } satisfies Record<ActionKindValue, { description: string }>,
});

const ProblemSeverity = builder.enumType("ProblemSeverity", {
  description: "Whether a problem requires attention.",
  values: {
    STUCK: { description: "The problem requires intervention, or may require it." },
    WAITING: { description: "The problem is expected and resolves without intervention." },
  } satisfies Record<Severity, { description: string }>,
});
// Fails to compile if the enum lacks a severity of the domain.
SEVERITIES satisfies readonly (typeof ProblemSeverity.$inferType)[];

const findActionRequest = createBatch(async (ids, _query: object, { tracking }) => {
  const rows = await tracking.store.read.mediaRequest.findMany({
    where: { id: { in: [...ids] } },
    select: ACTION_COLUMNS,
  });
  return (id) => rows.find((row) => row.id === id) ?? null;
});

/** Returns those of the actions that the viewer may perform on the request now. */
export async function listOffers(
  ctx: GraphQLContext,
  requestId: string,
  kinds: readonly string[],
): Promise<readonly OfferedAction[]> {
  if (!can(ctx.access, "act") || kinds.length === 0) return [];
  const request = await findActionRequest(ctx, {}, requestId);
  return request === null ? [] : offerActions(ctx.tracking, { kinds, request });
}

export const Action = builder.objectRef<OfferedAction>("Action").implement({
  description: "An action that users can perform with `performAction`.",
  fields: (t) => ({
    kind: t.expose("kind", {
      type: ActionKind,
      description: "The kind of action, for `performAction`.",
    }),
    serviceName: t.exposeString("serviceName", {
      nullable: true,
      description:
        'Name of the service that carries out the action, such as "Sonarr". Null if the tracker does.',
    }),
    label: t.exposeString("label", {
      description: 'Short label for a button, such as "Search again".',
    }),
    description: t.exposeString("description", {
      description: "What the action does, as a sentence that names the service.",
    }),
    isDestructive: t.exposeBoolean("isDestructive", {
      description: "Whether the action discards data. Ask for confirmation before performing it.",
    }),
  }),
});

export const Problem = builder.objectRef<ProblemShape>("Problem").implement({
  description: "The reason why a request or an episode is not progressing.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description:
        "ID of this problem of this request or episode. A problem that ends and begins again has the same ID.",
    }),
    code: t.exposeString("code", {
      description: 'Machine-readable identifier of the problem, such as "STALLED".',
    }),
    since: t.field({
      type: "DateTime",
      description: "When the problem began.",
      resolve: ({ since }) => new Date(since),
    }),
    severity: t.field({
      type: ProblemSeverity,
      description: "Whether the problem requires attention.",
      resolve: ({ code }) => severityOf(code),
    }),
    message: t.exposeString("message", {
      description: "Description of the problem for the user who made the request, in English.",
    }),
    messageParams: t.expose("params", {
      type: "JSON",
      nullable: true,
      description:
        'The parameters of the message, for clients that word `code` themselves: {"service": "Sonarr", "count": 5} for ALL_REFUSED. Null for problems that a version without parameters found.',
    }),
    detail: t.stringList({
      description:
        "Technical details for administrators, such as messages of the service with paths. Empty without the ADMIN role.",
      resolve: ({ detail }, _args, { access }) => (can(access, "readDetail") ? [...detail] : []),
    }),
    until: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the problem is expected to resolve or is checked again. Null if unknown.",
      resolve: ({ until }) => (until === null ? null : new Date(until)),
    }),
    page: t.string({
      nullable: true,
      description:
        "URL of the page in the service that shows the problem. Null if there is none, and without the ADMIN role.",
      resolve: ({ code }, _args, { tracking, access, viewerHost }) =>
        can(access, "readDetail") ? findPage(tracking, code, viewerHost) : null,
    }),
    actions: t.field({
      type: [Action],
      description:
        "The actions that may solve the problem, most promising first. Lists only actions that the configured services support. Empty without the ADMIN role, and for a token with the scope READ.",
      resolve: async ({ actions, requestId }, _args, ctx) => [
        ...(await listOffers(ctx, requestId, actions)),
      ],
    }),
  }),
});
