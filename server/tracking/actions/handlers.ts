import type { ActionKind } from "../../domain/action.ts";
import type { Message } from "../../domain/message/message.ts";
import type { ArrControl, ArrTarget } from "../../integrations/port/arr.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { observe } from "../ingest/observe.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { RunningService } from "../services/registry.ts";
import { carriedOf, isOffered } from "./carried.ts";
import { toSearchObservation, toFileDeletedObservation } from "./observation.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";
import { toTarget } from "./target.ts";

/** An action with its units: calls the service. */
export interface HandledAction {
  readonly kind: "call";
  readonly unitIds: readonly string[];
  give(
    ctx: ProjectionContext,
    executor: RunningService | null,
    subject: ActionSubject,
  ): Promise<Given>;
}

interface Given {
  readonly message: Message;
  /** Nothing is left to wait for. */
  readonly isDone?: boolean;
}

interface Useless {
  readonly kind: "useless";
  readonly reason: string;
}

const useless = (reason: string): Useless => ({ kind: "useless", reason });

/** For each action, the units it applies to and the call it makes. */
export const HANDLERS: Readonly<
  Record<ActionKind, (subject: ActionSubject) => HandledAction | Useless>
> = {
  SEARCH: (subject) =>
    ofArr(pick(subject, isSearchable), foundAlready(subject), async (arr, target) => {
      await arr.search(target);
      return { message: { code: "SEARCH_STARTED", params: {} } };
    }),
  LOOK_FOR_RELEASES: (subject) => {
    const units = pick(subject, isSearchable).slice(0, MAX_SEARCHED_EPISODES);
    return ofArr(units, foundAlready(subject), async (arr, target, ctx) => {
      const releaseSearch = await arr.searchReleases(target);
      await observe(ctx, [toSearchObservation(subject, units, releaseSearch)]);
      return {
        message: {
          code: "RELEASES_LISTED",
          params: { found: releaseSearch.found, rejected: releaseSearch.refused },
        },
        isDone: true,
      };
    });
  },
  BLOCKLIST_AND_SEARCH: ofDownload(
    "BLOCKLIST_AND_SEARCH",
    "RELEASE_BLOCKLISTED",
    "the download is no longer in the queue",
    (arr, downloadId) => arr.blocklist(downloadId),
  ),
  RETRY_IMPORT: ofDownload(
    "RETRY_IMPORT",
    "IMPORT_RETRIED",
    "found no file that can be imported",
    (arr, downloadId, target) => arr.retryImport(downloadId, target),
  ),
  REFRESH: (subject) =>
    ofArr(subject.units, NO_EPISODES, async (arr, target) => {
      await arr.refresh({ ...target, episodes: [] });
      return { message: { code: "REFRESH_STARTED", params: {} } };
    }),
  MONITOR: (subject) =>
    ofArr(
      pick(subject, ({ monitored, state }) => !monitored && state !== "AVAILABLE"),
      "The title is already monitored.",
      async (arr, target) => {
        await arr.monitor(target);
        return { message: { code: "MONITORING_STARTED", params: {} } };
      },
    ),
  RESCAN_SHOKO: (subject) => {
    const units = pick(
      subject,
      ({ shokoFileId, state }) => shokoFileId !== null && state === "ANIME_MATCHING",
    );
    if (units.length === 0)
      return useless("Shoko has no file of this title that AniDB could identify.");
    const fileIds = [...new Set(units.flatMap(({ shokoFileId }) => shokoFileId ?? []))];
    return {
      kind: "call",
      unitIds: idsOf(units),
      async give(_ctx, executor) {
        await expectControl(executor?.integration.matching).rescan(fileIds);
        return { message: { code: "MATCH_STARTED", params: {} } };
      },
    };
  },
  SCAN_LIBRARY: ({ units }) => ({
    kind: "call",
    unitIds: idsOf(units.filter(({ state }) => state !== "AVAILABLE")),
    async give(_ctx, executor) {
      const how = await expectControl(executor?.integration.library).scan();
      return {
        message: { code: how === "running" ? "SCAN_RUNS_ALREADY" : "SCAN_STARTED", params: {} },
      };
    },
  }),
  RETRY_REQUEST: ofRequests("REQUEST_SENT_AGAIN", (requests, id) => requests.retry(id)),
  APPROVE: ofRequests("APPROVAL_SENT", (requests, id) => requests.approve(id)),
  CONFIRM_GONE: (subject) => {
    // Checked for named units too: a file may have come back since the button was shown.
    const units = subject.units.filter(({ missingSince }) => missingSince !== null);
    if (units.length === 0) return useless("No file of this title is missing any more.");
    return {
      kind: "call",
      unitIds: idsOf(units),
      async give(ctx) {
        await observe(ctx, [toFileDeletedObservation(subject, units)]);
        return { message: { code: "FILE_COUNTS_AS_REMOVED", params: {} }, isDone: true };
      },
    };
  },
};

const NO_EPISODES = "No episode of this title is known yet.";

/** Returns why there is nothing to search for. */
function foundAlready({ units }: ActionSubject): string {
  return units.length === 0 ? NO_EPISODES : "A release was already found for everything.";
}

/** Each episode costs a query to every indexer. */
const MAX_SEARCHED_EPISODES = 3;

/** Whether nothing of the unit is on its way, or nothing that the arr still knows. */
function isSearchable({ state, attempts }: SubjectUnit): boolean {
  const isForgotten = attempts.some(({ end, isUntracked }) => end === null && isUntracked);
  return state === "APPROVED" || state === "FAILED" || state === "UNAIRED" || isForgotten;
}

/** Named units are taken in any state. */
function pick(
  { units, isNamed }: ActionSubject,
  canHelp: (unit: SubjectUnit) => boolean,
): readonly SubjectUnit[] {
  return isNamed ? units : units.filter(canHelp);
}

function idsOf(units: readonly SubjectUnit[]): readonly string[] {
  return units.map(({ id }) => id);
}

/** `executorsOf` returns only services that have the control. */
function expectControl<T>(control: T | undefined): T {
  if (control === undefined) throw new Error("the service cannot do that");
  return control;
}

function ofArr(
  units: readonly SubjectUnit[],
  otherwise: string,
  give: (arr: ArrControl, target: ArrTarget, ctx: ProjectionContext) => Promise<Given>,
): HandledAction | Useless {
  if (units.length === 0) return useless(otherwise);
  return {
    kind: "call",
    unitIds: idsOf(units),
    give: (ctx, executor, { request }) =>
      give(expectControl(executor?.integration.arr), toTarget(request, units), ctx),
  };
}

function ofDownload(
  kind: ActionKind,
  code: "RELEASE_BLOCKLISTED" | "IMPORT_RETRIED",
  otherwise: string,
  report: (arr: ArrControl, downloadId: string, target: ArrTarget) => Promise<boolean>,
): (subject: ActionSubject) => HandledAction | Useless {
  return (subject) => {
    const all = carriedOf(subject);
    // If the action is offered for some of the downloads, it applies only to those.
    const troubled = all.filter(({ units }) => units.some((unit) => isOffered(kind, unit)));
    const meant = troubled.length > 0 ? troubled : all;
    if (meant.length === 0) return useless("Nothing is being downloaded for this title.");
    if (troubled.length === 0 && meant.length > 1 && !subject.isNamed)
      return useless("Several downloads are running: name the episodes that are meant.");
    return {
      kind: "call",
      unitIds: idsOf(meant.flatMap(({ units }) => units)),
      async give(_ctx, executor, { request }) {
        const arr = expectControl(executor?.integration.arr);
        let taken = 0;
        for (const { downloadId, units } of meant) {
          try {
            if (await report(arr, downloadId, toTarget(request, units))) taken += 1;
          } catch (error) {
            // Calls that succeeded before count.
            if (taken === 0 || !(error instanceof IntegrationError)) throw error;
          }
        }
        if (taken === 0) throw new IntegrationError("", "not-found", otherwise);
        const params = { failed: meant.length - taken, total: meant.length };
        return { message: { code, params } };
      },
    };
  };
}

type Requests = NonNullable<RunningService["integration"]["requests"]>;

function ofRequests(
  code: "REQUEST_SENT_AGAIN" | "APPROVAL_SENT",
  call: (requests: Requests, requestId: string) => Promise<void>,
) {
  return ({ units }: ActionSubject): HandledAction => ({
    kind: "call",
    unitIds: idsOf(units),
    async give(_ctx, executor, { request }) {
      await call(expectControl(executor?.integration.requests), request.originId);
      return { message: { code, params: {} } };
    },
  });
}
