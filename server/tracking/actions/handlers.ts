import type { ActionKind } from "../../domain/action.ts";
import type { PlainCode } from "../../domain/message/catalogue.ts";
import { plainCause } from "../../domain/message/cause.ts";
import type { RefusalParams } from "../../domain/message/refusal.ts";
import type { ArrControl, ArrTarget } from "../../integrations/port/arr.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { observe } from "../ingest/observe.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { RunningService } from "../services/registry.ts";
import type { ActionArguments } from "./argument.ts";
import { carriedOf, isOffered } from "./carried.ts";
import { grabRelease, listReleases } from "./choose-release.ts";
import type { ActionContext } from "./context.ts";
import {
  expectControl,
  idsOf,
  useless,
  type CallResult,
  type HandledAction,
  type Useless,
} from "./handled.ts";
import { linkFile } from "./link-file.ts";
import { toFileDeletedObservation } from "./observation.ts";
import { raisePriority, restorePriority } from "./priority.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";
import { toTarget } from "./target.ts";

/** A decline keeps its reason: see decide.ts. */
type HandledKind = Exclude<ActionKind, "DECLINE">;

/** For each action, the units it applies to and the call it makes. */
export const HANDLERS: Readonly<
  Record<
    HandledKind,
    (subject: ActionSubject, ctx: ActionContext, args: ActionArguments) => HandledAction | Useless
  >
> = {
  SEARCH: (subject) =>
    ofArr(pick(subject, isSearchable), foundAlready(subject), async (arr, target) => {
      await arr.search(target);
      return { message: { code: "SEARCH_STARTED", params: {} } };
    }),
  LOOK_FOR_RELEASES: (subject, ctx) => listReleases(ctx, subject, worthListing(subject)),
  GRAB_RELEASE: (subject, ctx, args) => grabRelease(ctx, subject, args),
  BLOCKLIST_AND_SEARCH: ofDownload(
    "BLOCKLIST_AND_SEARCH",
    "RELEASE_BLOCKLISTED",
    "LEFT_QUEUE",
    (arr, downloadId) => arr.blocklist(downloadId),
  ),
  RETRY_IMPORT: ofDownload(
    "RETRY_IMPORT",
    "IMPORT_RETRIED",
    "NOTHING_TO_IMPORT",
    (arr, downloadId, target) => arr.retryImport(downloadId, target),
  ),
  REFRESH: (subject) =>
    ofArr(subject.units, "NO_EPISODE_KNOWN", async (arr, target) => {
      await arr.refresh({ ...target, episodes: [] });
      return { message: { code: "REFRESH_STARTED", params: {} } };
    }),
  MONITOR: (subject) =>
    ofArr(
      pick(subject, ({ monitored, state }) => !monitored && state !== "AVAILABLE"),
      "MONITORED_ALREADY",
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
    if (units.length === 0) return useless("NO_IDENTIFIABLE_FILE");
    const fileIds = [...new Set(units.flatMap(({ shokoFileId }) => shokoFileId ?? []))];
    return {
      kind: "call",
      unitIds: idsOf(units),
      async call(_ctx, executor) {
        await expectControl(executor?.integration.matching).rescan(fileIds);
        return { message: { code: "MATCH_STARTED", params: {} } };
      },
    };
  },
  SCAN_SHOKO: (subject) => {
    const units = pick(
      subject,
      ({ filePath, matching, state }) =>
        filePath !== null && matching === null && state === "ANIME_MATCHING",
    );
    const paths = [...new Set(units.flatMap(({ filePath }) => filePath ?? []))];
    if (paths.length === 0) return useless("ALL_FILES_SEEN");
    return {
      kind: "call",
      unitIds: idsOf(units),
      async call(_ctx, executor) {
        await expectControl(executor?.integration.matching).scanFolders(paths);
        return { message: { code: "SCAN_STARTED", params: {} } };
      },
    };
  },
  LINK_IN_SHOKO: (subject, _ctx, args) => linkFile(subject, args),
  SCAN_LIBRARY: ({ units }) => ({
    kind: "call",
    unitIds: idsOf(units.filter(({ state }) => state !== "AVAILABLE")),
    async call(_ctx, executor) {
      const how = await expectControl(executor?.integration.library).scan();
      return {
        message: { code: how === "running" ? "SCAN_RUNS_ALREADY" : "SCAN_STARTED", params: {} },
      };
    },
  }),
  RETRY_REQUEST: ofRequests("REQUEST_SENT_AGAIN", (requests, id) => requests.retry(id)),
  APPROVE: ofRequests("APPROVAL_SENT", (requests, id) => requests.approve(id)),
  RAISE_PRIORITY: raisePriority,
  RESTORE_PRIORITY: restorePriority,
  CONFIRM_GONE: (subject) => {
    // Checked for named units too: a file may have come back since the button was shown.
    const units = subject.units.filter(({ missingSince }) => missingSince !== null);
    if (units.length === 0) return useless("NO_FILE_MISSING");
    return {
      kind: "call",
      unitIds: idsOf(units),
      async call(ctx) {
        await observe(ctx, [toFileDeletedObservation(subject, units)]);
        return { message: { code: "FILE_COUNTS_AS_REMOVED", params: {} }, isDone: true };
      },
    };
  },
};

/** Returns why there is nothing to search for. */
function foundAlready({ units }: ActionSubject): PlainCode<RefusalParams> {
  return units.length === 0 ? "NO_EPISODE_KNOWN" : "RELEASE_FOUND_ALREADY";
}

/** Whether nothing of the unit is on its way, or nothing that the arr still knows. */
function isSearchable({ state, attempts }: SubjectUnit): boolean {
  const isForgotten = attempts.some(({ end, isUntracked }) => end === null && isUntracked);
  return state === "APPROVED" || state === "FAILED" || state === "UNAIRED" || isForgotten;
}

/** Units for which nothing is on its way; without any, those that are not there yet, or all. */
function worthListing(subject: ActionSubject): readonly SubjectUnit[] {
  const searchable = pick(subject, isSearchable);
  if (searchable.length > 0) return searchable;
  const unfinished = subject.units.filter(({ state }) => state !== "AVAILABLE");
  return unfinished.length > 0 ? unfinished : subject.units;
}

/** Named units are taken in any state. */
function pick(
  { units, isNamed }: ActionSubject,
  canHelp: (unit: SubjectUnit) => boolean,
): readonly SubjectUnit[] {
  return isNamed ? units : units.filter(canHelp);
}

function ofArr(
  units: readonly SubjectUnit[],
  otherwise: PlainCode<RefusalParams>,
  call: (arr: ArrControl, target: ArrTarget, ctx: ProjectionContext) => Promise<CallResult>,
): HandledAction | Useless {
  if (units.length === 0) return useless(otherwise);
  return {
    kind: "call",
    unitIds: idsOf(units),
    call: (ctx, executor, { request }) =>
      call(expectControl(executor?.integration.arr), toTarget(request, units), ctx),
  };
}

function ofDownload(
  kind: ActionKind,
  code: "RELEASE_BLOCKLISTED" | "IMPORT_RETRIED",
  otherwise: "LEFT_QUEUE" | "NOTHING_TO_IMPORT",
  report: (arr: ArrControl, downloadId: string, target: ArrTarget) => Promise<boolean>,
): (subject: ActionSubject) => HandledAction | Useless {
  return (subject) => {
    const all = carriedOf(subject);
    // If the action is offered for some of the downloads, it applies only to those.
    const troubled = all.filter(({ units }) => units.some((unit) => isOffered(kind, unit)));
    const meant = troubled.length > 0 ? troubled : all;
    if (meant.length === 0) return useless("NOTHING_DOWNLOADING");
    if (troubled.length === 0 && meant.length > 1 && !subject.isNamed)
      return useless("DOWNLOADS_AMBIGUOUS");
    return {
      kind: "call",
      unitIds: idsOf(meant.flatMap(({ units }) => units)),
      async call(_ctx, executor, { request }) {
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
        if (taken === 0) throw new IntegrationError("", "not-found", plainCause(otherwise));
        const params = { failed: meant.length - taken, total: meant.length };
        return { message: { code, params } };
      },
    };
  };
}

type Requests = NonNullable<RunningService["integration"]["requests"]>;

function ofRequests(
  code: "REQUEST_SENT_AGAIN" | "APPROVAL_SENT",
  send: (requests: Requests, requestId: string) => Promise<void>,
) {
  return ({ units }: ActionSubject): HandledAction => ({
    kind: "call",
    unitIds: idsOf(units),
    async call(_ctx, executor, { request }) {
      await send(expectControl(executor?.integration.requests), request.originId);
      return { message: { code, params: {} } };
    },
  });
}
