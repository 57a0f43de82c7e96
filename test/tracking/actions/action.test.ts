import { describe, expect, it, vi } from "vitest";
import type { ActionKind } from "../../../server/domain/action.ts";
import type { ArrControl } from "../../../server/integrations/port/arr.ts";
import {
  IntegrationError,
  type IntegrationErrorCode,
} from "../../../server/integrations/port/error.ts";
import type { Store } from "../../../server/store/store.ts";
import { decideRequest } from "../../../server/tracking/actions/decide.ts";
import { performAction } from "../../../server/tracking/actions/perform.ts";
import type { Clock } from "../../../server/tracking/core/clock.ts";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { ADA } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory, type Factory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { buildObservation } from "../../support/observation.ts";
import { startTestTracker, type TestTracker } from "../../support/tracking.ts";

interface Stage {
  readonly tracker: TestTracker;
  readonly store: Store;
  readonly make: Factory;
  /** Calls to Sonarr, such as "blocklist ab12". */
  readonly calls: string[];
  press(kind: ActionKind, requestId: string, unitIds?: readonly string[]): Promise<string>;
}

/** A tracker whose Sonarr does what `arr` says, and accepts every other call. */
async function setStage(arr: Partial<ArrControl> = {}, clock?: Clock): Promise<Stage> {
  const store = await openTestStore();
  const tracker = await startTestTracker(store, ["SEERR", "SONARR"], clock);
  const { running } = tracker.context.services;
  const calls: string[] = [];
  const control: ArrControl = {
    async search({ episodes }) {
      calls.push(`search ${episodes.map(({ number }) => number).join(" ")}`);
    },
    searchReleases: () => Promise.reject(new Error("not in this test")),
    grabRelease: () => Promise.reject(new Error("not in this test")),
    async blocklist(downloadId) {
      calls.push(`blocklist ${downloadId}`);
      return true;
    },
    async retryImport(downloadId) {
      calls.push(`import ${downloadId}`);
      return true;
    },
    refresh: () => Promise.resolve(),
    monitor: () => Promise.resolve(),
    ...arr,
  };
  const sonarr = running.get("sonarr");
  if (sonarr === undefined) throw new Error("there is no Sonarr");
  running.set("sonarr", { ...sonarr, integration: { ...sonarr.integration, arr: control } });
  return {
    tracker,
    store,
    make: createFactory(store),
    calls,
    press: (kind, requestId, unitIds) =>
      performAction(tracker.context, {
        requestId,
        kind,
        by: ADA,
        unitIds: unitIds ?? null,
        downloadRowId: null,
      }),
  };
}

const OF_SONARR = { arrService: "sonarr", arrId: 5 };

interface Loading {
  readonly problem?: string;
  readonly downloads: readonly (readonly [id: string, step: string])[];
}

/** An episode with one attempt per download, the oldest first. */
async function addLoading(
  { make, store }: Stage,
  requestId: string,
  { problem, downloads }: Loading,
): Promise<string> {
  const { id } = await make.unit(requestId, {
    state: "DOWNLOADING",
    ...(problem === undefined
      ? {}
      : { problemCode: problem, problemActions: '["BLOCKLIST_AND_SEARCH"]' }),
  });
  for (const [index, [downloadId, step]] of downloads.entries()) {
    const known = await store.read.download.findFirst({ where: { downloadId } });
    const row =
      known ?? (await make.download({ downloadId, downloadKey: downloadId.toLowerCase() }));
    await make.attempt(id, row.id, { ordinal: index + 1, step });
  }
  return id;
}

it("records who requested an action and who decided, in the audit log too", async () => {
  const { make, press, store } = await setStage();
  const request = await make.request({ ...OF_SONARR, title: "Night Ferry" });
  await make.unit(request.id, { problemCode: "NOTHING_FOUND", problemActions: '["SEARCH"]' });
  await press("SEARCH", request.id);
  const [entry, ...others] = await store.read.auditEntry.findMany();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    actor: "Ada",
    event: "ACTION_REQUESTED",
    subject: request.id,
    isDenied: false,
  });
  expect(JSON.parse(entry?.detail ?? "")).toMatchObject({
    title: "Night Ferry",
    action: "SEARCH",
  });
});

describe("the target of an action", () => {
  it("marks nothing as deleted that exists, even if it is named", async () => {
    const { make, press, store, tracker } = await setStage();
    const request = await make.request(OF_SONARR);
    const there = await make.unit(request.id, { state: "AVAILABLE", fileId: 1 });
    const gone = await make.unit(request.id, {
      state: "AVAILABLE",
      fileId: 2,
      missingSince: new Date(),
    });
    await expect(press("CONFIRM_GONE", request.id, [there.id])).rejects.toMatchObject({
      code: "CONFLICT",
      message: "No file of this title is missing any more.",
    });
    await press("CONFIRM_GONE", request.id, [there.id, gone.id]);
    const units = await store.read.unit.findMany({ orderBy: { id: "asc" } });
    expect(units.map(({ state }) => state === "AVAILABLE")).toEqual([true, false]);
    await tracker.stop();
  });

  it("removes the stalled pack that leads, not the single that was grabbed a moment ago", async () => {
    const stage = await setStage();
    const request = await stage.make.request(OF_SONARR);
    const pack = ["PACK", "DOWNLOADING"] as const;
    await addLoading(stage, request.id, {
      problem: "STALLED",
      downloads: [pack, ["SINGLE", "GRABBING"]],
    });
    await addLoading(stage, request.id, { problem: "STALLED", downloads: [pack] });
    await stage.press("BLOCKLIST_AND_SEARCH", request.id);
    expect(stage.calls).toEqual(["blocklist PACK"]);
    await stage.tracker.stop();
  });

  it("removes the one download with the problem, or every one that has it, and asks which when none has", async () => {
    const stage = await setStage();
    const mixed = await stage.make.request(OF_SONARR);
    await addLoading(stage, mixed.id, { downloads: [["FINE", "DOWNLOADING"]] });
    await addLoading(stage, mixed.id, { problem: "STALLED", downloads: [["BAD", "DOWNLOADING"]] });
    await stage.press("BLOCKLIST_AND_SEARCH", mixed.id);
    expect(stage.calls.splice(0)).toEqual(["blocklist BAD"]);

    const stalled = await stage.make.request({ ...OF_SONARR, arrId: 6 });
    for (const id of ["ONE", "TWO"])
      await addLoading(stage, stalled.id, { problem: "STALLED", downloads: [[id, "DOWNLOADING"]] });
    await stage.press("BLOCKLIST_AND_SEARCH", stalled.id);
    expect(stage.calls.splice(0)).toEqual(["blocklist ONE", "blocklist TWO"]);

    const fine = await stage.make.request({ ...OF_SONARR, arrId: 7 });
    await addLoading(stage, fine.id, { downloads: [["THREE", "DOWNLOADING"]] });
    const named = await addLoading(stage, fine.id, { downloads: [["FOUR", "DOWNLOADING"]] });
    await expect(stage.press("BLOCKLIST_AND_SEARCH", fine.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("name the episodes"),
    });
    await stage.press("BLOCKLIST_AND_SEARCH", fine.id, [named]);
    expect(stage.calls).toEqual(["blocklist FOUR"]);
    await stage.tracker.stop();
  });

  it("does not report releases for a show whose episodes are unknown", async () => {
    const { make, press, tracker } = await setStage();
    const request = await make.request(OF_SONARR);
    await expect(press("SEARCH", request.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "No episode of this title is known yet.",
    });
    await tracker.stop();
  });
});

describe("how often an action runs", () => {
  it("refuses a repeated action while the service has not answered the first", async () => {
    const answering = Promise.withResolvers<void>();
    const { make, press, tracker } = await setStage({ search: () => answering.promise });
    const request = await make.request(OF_SONARR);
    await make.unit(request.id);
    const first = press("SEARCH", request.id);
    await expect(press("SEARCH", request.id)).rejects.toMatchObject({ code: "LIMIT" });
    answering.resolve();
    await first;
    await expect(press("SEARCH", request.id)).rejects.toMatchObject({ code: "LIMIT" });
    await tracker.stop();
  });

  it("runs an action for one episode right after another episode", async () => {
    const { make, press, calls, tracker } = await setStage();
    const request = await make.request(OF_SONARR);
    const one = await make.unit(request.id, { number: 1 });
    const two = await make.unit(request.id, { number: 2 });
    await press("SEARCH", request.id, [one.id]);
    await press("SEARCH", request.id, [two.id]);
    await expect(press("SEARCH", request.id, [two.id])).rejects.toMatchObject({ code: "LIMIT" });
    expect(calls).toEqual(["search 1", "search 2"]);
    await tracker.stop();
  });

  it("repeats a refused action at once, and one that timed out only after half a minute", async () => {
    const clock = createManualClock();
    let code: IntegrationErrorCode = "server-error";
    const failing = { search: () => Promise.reject(new IntegrationError("sonarr", code, "no")) };
    const { make, press, tracker } = await setStage(failing, clock);
    const request = await make.request(OF_SONARR);
    await make.unit(request.id);
    await press("SEARCH", request.id);
    code = "timeout";
    await press("SEARCH", request.id);
    await expect(press("SEARCH", request.id)).rejects.toMatchObject({ code: "LIMIT" });
    await clock.advance(30_000);
    await press("SEARCH", request.id);
    await tracker.stop();
  });

  it("approves once, however often it is started", async () => {
    const { make, tracker } = await setStage();
    const { running } = tracker.context.services;
    const seerr = running.get("seerr");
    if (seerr === undefined) throw new Error("there is no Seerr");
    const approve = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const requests = { approve, decline: approve, retry: approve };
    running.set("seerr", { ...seerr, integration: { ...seerr.integration, requests } });
    const { id } = await make.request({ state: "REQUESTED", approvalState: "REQUESTED" });
    const decide = () =>
      decideRequest(tracker.context, { requestId: id, isApproved: true, by: ADA });
    const presses = await Promise.allSettled([decide(), decide()]);
    expect(presses.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(approve).toHaveBeenCalledOnce();
    await tracker.stop();
  });
});

describe("the reason of a decline", () => {
  const PENDING = {
    mediaType: "MOVIE",
    state: "REQUESTED",
    approvalState: "REQUESTED",
    originId: "7",
  } as const;

  /** A tracker whose Seerr carries out decisions as `decline` does. */
  async function setSeerr(decline: () => Promise<void>) {
    const stage = await setStage();
    const { running } = stage.tracker.context.services;
    const seerr = running.get("seerr");
    if (seerr === undefined) throw new Error("there is no Seerr");
    const requests = { approve: () => Promise.resolve(), decline, retry: decline };
    running.set("seerr", { ...seerr, integration: { ...seerr.integration, requests } });
    const { store, tracker } = stage;
    return {
      ...stage,
      decline: (requestId: string, reason?: string) =>
        decideRequest(tracker.context, { requestId, isApproved: false, by: ADA, reason }),
      report: (kind: "approved" | "declined", requestId: string) =>
        observe(tracker.context, [
          buildObservation(kind, { service: "seerr", keys: { requestId, mediaType: "MOVIE" } }),
        ]),
      read: (id: string) =>
        store.read.mediaRequest.findUniqueOrThrow({
          where: { id },
          select: { state: true, stateReason: true, stateReasonCode: true },
        }),
    };
  }

  const DECLINED = { state: "DECLINED", stateReasonCode: "DECLINED_BY" };

  it("is the reason of the state once Seerr reports the decline", async () => {
    const stage = await setSeerr(() => Promise.resolve());
    const { id } = await stage.make.request(PENDING);
    await stage.make.unit(id, { season: null, number: null, state: "REQUESTED" });
    await stage.decline(id, " we have it on disc ");
    expect(await stage.read(id)).toMatchObject({ state: "REQUESTED", stateReason: null });
    await stage.report("declined", "7");
    expect(await stage.read(id)).toEqual({
      ...DECLINED,
      stateReason: "declined by Ada: we have it on disc",
    });
    await stage.tracker.stop();
  });

  it("is kept when Seerr reports the decline before it has answered, and without a comment names who declined", async () => {
    const answering = Promise.withResolvers<void>();
    const stage = await setSeerr(() => answering.promise);
    const { id } = await stage.make.request(PENDING);
    await stage.make.unit(id, { season: null, number: null, state: "REQUESTED" });
    const declining = stage.decline(id);
    await expect.poll(() => stage.tracker.context.actions.held.size).toBe(1);
    await expect
      .poll(async () => (await stage.store.read.mediaRequest.findFirst())?.declineReason)
      .not.toBeNull();
    await stage.report("declined", "7");
    expect(await stage.read(id)).toEqual({ ...DECLINED, stateReason: "declined by Ada" });
    answering.resolve();
    await declining;
    await stage.tracker.stop();
  });

  it("is forgotten when Seerr refuses the decline, and when the request is approved later", async () => {
    let isRefused = true;
    const stage = await setSeerr(() =>
      isRefused
        ? Promise.reject(new IntegrationError("seerr", "server-error", "no"))
        : Promise.resolve(),
    );
    const { id } = await stage.make.request(PENDING);
    await stage.make.unit(id, { season: null, number: null, state: "REQUESTED" });
    await expect(stage.decline(id, "no")).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await stage.report("declined", "7");
    expect(await stage.read(id)).toMatchObject({ state: "DECLINED", stateReason: null });
    await stage.report("approved", "7");
    isRefused = false;
    await stage.decline(id, "no room");
    await stage.report("declined", "7");
    expect(await stage.read(id)).toMatchObject({ stateReason: "declined by Ada: no room" });
    await stage.report("approved", "7");
    await stage.report("declined", "7");
    expect(await stage.read(id)).toMatchObject({ state: "DECLINED", stateReason: null });
    await stage.tracker.stop();
  });

  it("is refused if it is too long for a list", async () => {
    const stage = await setSeerr(() => Promise.resolve());
    const { id } = await stage.make.request(PENDING);
    await expect(stage.decline(id, "x".repeat(501))).rejects.toMatchObject({ code: "BAD_INPUT" });
    await stage.tracker.stop();
  });
});
