import { firstPlaceOf, isLoading, type PlaceRecord } from "../../domain/download-order.ts";
import type { PlainCode } from "../../domain/message/catalogue.ts";
import { plainCause } from "../../domain/message/cause.ts";
import type { RefusalParams } from "../../domain/message/refusal.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { actionRecordColumns } from "../../store/column/action-record.ts";
import { downloadColumns } from "../../store/column/download.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { RunningService } from "../services/registry.ts";
import { hasEffect } from "./confirm-order.ts";
import { expectControl, idsOf, useless, type HandledAction, type Useless } from "./handled.ts";
import { downloadOf, type ActionSubject, type SubjectUnit } from "./subject.ts";

type SubjectDownload = NonNullable<ReturnType<typeof downloadOf>>;

/** A download that is being loaded, with the units of the action that it brings. */
interface LoadingDownload {
  readonly download: SubjectDownload & { readonly downloadId: string };
  readonly units: readonly SubjectUnit[];
}

/** Moves downloads to the front of their client's queue; of a pack, also the files of the named episodes. */
export function raisePriority(subject: ActionSubject): HandledAction | Useless {
  const all = listLoading(subject);
  if (all.length === 0) return useless(whyNothingLoads(subject));
  const isMeant = subject.isNamed || subject.downloadRowId !== null;
  const queued = all.filter(({ download }) => download.state === "QUEUED");
  const meant = isMeant || queued.length === 0 ? all : queued;
  return {
    kind: "call",
    unitIds: idsOf(meant.flatMap(({ units }) => units)),
    ...servicesOf(meant.map(({ download }) => download.clientService)),
    async call(ctx, executor) {
      const { slug, queue } = queueOf(executor);
      const places: PlaceRecord[] = [];
      let found = 0;
      let isDone = true;
      // The last one that is raised is the first.
      for (const { download, units } of meant.toReversed()) {
        if ((download.clientService ?? slug) !== slug) continue;
        const { downloadId } = download;
        const fileNames = await listPackFiles(ctx, download.id, units);
        const before = await queue.find(downloadId, fileNames);
        if (before === null) continue;
        found += 1;
        if (before.isFirst) continue;
        await queue.raise(before.id, before.place);
        const place = { service: slug, downloadId, fileNames, ...before.place };
        places.push(place);
        isDone &&= await hasEffect(queue, "RAISE_PRIORITY", place);
      }
      if (found === 0) throw new IntegrationError(slug, "not-found", NOT_THERE);
      if (places.length === 0) return { message: { code: "ALREADY_FIRST", params: {} }, isDone };
      const files = places.reduce((sum, place) => sum + place.files.length, 0);
      return { message: { code: "PRIORITY_RAISED", params: { files } }, isDone, places };
    },
  };
}

/** Puts downloads back to where they were before they were raised. */
export function restorePriority(subject: ActionSubject): HandledAction | Useless {
  const loading = listLoading(subject);
  const records = subject.request.actionRecords.map((row) => ({
    id: row.id,
    places: actionRecordColumns.places.read(row) ?? [],
  }));
  const raised = loading.flatMap(({ download, units }) => {
    const [first, ...later] = records
      .flatMap(({ places }) => places)
      .filter((place) => isOf(place, download.downloadId));
    return first === undefined ? [] : [{ place: firstPlaceOf([first, ...later]), units }];
  });
  if (raised.length === 0) return useless("NOTHING_RAISED");
  return {
    kind: "call",
    unitIds: idsOf(raised.flatMap(({ units }) => units)),
    ...servicesOf(raised.map(({ place }) => place.service)),
    async call(ctx, executor) {
      const { slug, queue } = queueOf(executor);
      const places: PlaceRecord[] = [];
      let isDone = true;
      for (const { place } of raised) {
        if (place.service !== slug) continue;
        const current = await queue.find(place.downloadId, place.fileNames);
        if (current === null) continue;
        await queue.restore(current.id, place);
        places.push(place);
        isDone &&= await hasEffect(queue, "RESTORE_PRIORITY", place);
      }
      if (places.length === 0) throw new IntegrationError(slug, "not-found", NOT_THERE);
      await forget(ctx, records, places);
      return { message: { code: "PRIORITY_RESTORED", params: {} }, isDone, places };
    },
  };
}

const NOT_THERE = plainCause("DOWNLOAD_NOT_THERE");

function listLoading(subject: ActionSubject): readonly LoadingDownload[] {
  const byId = new Map<string, LoadingDownload>();
  for (const unit of subject.units) {
    const download = downloadOf(unit, subject.downloadRowId);
    const downloadId = download?.downloadId ?? null;
    if (download === null || downloadId === null) continue;
    if (!isLoading(downloadColumns.state.read(download))) continue;
    const units = [...(byId.get(download.id)?.units ?? []), unit];
    byId.set(download.id, { download: { ...download, downloadId }, units });
  }
  return [...byId.values()];
}

function whyNothingLoads(subject: ActionSubject): PlainCode<RefusalParams> {
  const isPaused = subject.units.some(
    (unit) => downloadOf(unit, subject.downloadRowId)?.state === "PAUSED",
  );
  return isPaused ? "DOWNLOAD_PAUSED" : "NOTHING_DOWNLOADING";
}

/** Without any restriction while some download has not been reported by its client. */
function servicesOf(slugs: readonly (string | null)[]): { readonly services?: readonly string[] } {
  const known = slugs.filter((slug) => slug !== null);
  return known.length === slugs.length ? { services: known } : {};
}

function queueOf(executor: RunningService | null) {
  return {
    slug: executor?.connection.slug ?? "",
    queue: expectControl(executor?.integration.queue),
  };
}

/** Returns the files of the units if the download brings more than those; empty otherwise. */
async function listPackFiles(
  { store }: ProjectionContext,
  downloadRowId: string,
  units: readonly SubjectUnit[],
): Promise<readonly string[]> {
  const attempts = await store.read.attempt.findMany({
    where: { downloadRowId, end: null, fileName: { not: null } },
    select: { fileName: true, unitId: true },
  });
  const wanted = new Set(idsOf(units));
  const names = new Set(attempts.flatMap(({ fileName }) => fileName ?? []));
  const meant = attempts.flatMap(({ unitId, fileName }) =>
    wanted.has(unitId) && fileName !== null ? [fileName] : [],
  );
  const own = [...new Set(meant)];
  return own.length < names.size ? own : [];
}

function isOf(place: PlaceRecord, downloadId: string): boolean {
  return place.downloadId.toLowerCase() === downloadId.toLowerCase();
}

/** What is restored cannot be restored again. */
async function forget(
  { store }: ProjectionContext,
  records: readonly { readonly id: string; readonly places: readonly PlaceRecord[] }[],
  restored: readonly PlaceRecord[],
): Promise<void> {
  await store.write(async (tx) => {
    for (const { id, places } of records) {
      const left = places.filter(
        (place) =>
          !restored.some(
            ({ service, downloadId }) => place.service === service && isOf(place, downloadId),
          ),
      );
      if (left.length === places.length) continue;
      await tx.actionRecord.update({
        where: { id },
        data: { places: left.length === 0 ? null : actionRecordColumns.places.write(left) },
        select: { id: true },
      });
    }
  });
}
