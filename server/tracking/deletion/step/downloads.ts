import { type CauseMessage, plainCause } from "../../../domain/message/cause.ts";
import type { ClientDownload } from "../../../integrations/port/download-client.ts";
import { IntegrationError } from "../../../integrations/port/error.ts";
import { decideDownloads, type DecidedDownload } from "../decide-downloads.ts";
import { participantsOf, participantOf, type Participant } from "../participant.ts";
import { findTitle, NOT_CONFIGURED, type Check, type StepScope } from "./check.ts";

/** Deletes the downloads with their data: through the arr's queue if it tracks them, otherwise in the client. */
export async function checkDownloads(scope: StepScope): Promise<Check> {
  const { ctx, service } = scope;
  const client = participantOf(ctx, "client", service);
  if (client !== null) return checkClient(scope, client);
  const arr = participantOf(ctx, "arr", service);
  return arr === null ? NOT_CONFIGURED : checkQueue(scope, arr);
}

interface Going {
  readonly download: DecidedDownload;
  readonly held: ClientDownload;
}

async function checkClient(scope: StepScope, client: Participant<"client">): Promise<Check> {
  const { subject, inventory, sharing, service, serviceName } = scope;
  const ids = inventory.downloadKeys;
  const held = ids.length === 0 ? [] : await client.removal.find(ids);
  // As the client reports them now: a download that was cross-seeded since is kept.
  if (held.length > 0 && inventory.absentSince[service] !== undefined)
    await scope.noteAbsence(service, null);
  const current = { ...inventory, clients: { ...inventory.clients, [service]: held } };
  const there = decideDownloads(subject, current, sharing).flatMap((download) =>
    held
      .filter((one) => one.ids.some((id) => id.toLowerCase() === download.key))
      .map((one) => ({ download, held: one })),
  );
  const going = oncePerDownload(there.filter(({ download }) => download.reasons.length === 0));
  const seen = (inventory.clients[service] ?? []).flatMap((one) => one.ids);
  const goingIds = going.flatMap(({ download, held: { ids: all } }) => [
    download.key,
    ...all.filter((id) => seen.includes(id)),
  ]);
  if (goingIds.length > 0 && !areOtherTitlesKnown(scope, goingIds)) return waitForArrs(scope);
  const unlocated = going.find((one) => one.held.unlocated != null)?.held.unlocated;
  if (unlocated != null) {
    const params = { service: serviceName, title: unlocated };
    return { kind: "waits", message: { code: "DATA_PLACE_UNKNOWN", params } };
  }
  if (going.length > 0) {
    return {
      kind: "there",
      action: "remove",
      message: {
        code: "STILL_HAS_DOWNLOAD",
        params: {
          service: serviceName,
          title: going[0]?.download.title ?? "",
          more: going.length - 1,
        },
      },
      run: () => removeAll(scope, client, going),
    };
  }
  const [first] = there;
  if (first === undefined) return checkAgain(scope);
  return {
    kind: "kept",
    message: {
      code: "STAYS",
      params: { what: first.download.title, reasons: first.download.reasons },
    },
  };
}

/** Minimum time between two checks that confirm an absence: qBittorrent reports an empty list while it starts. */
const ABSENT_MS = 2 * 60_000;

/** A download that disappeared without a call is gone only after two checks. */
async function checkAgain(scope: StepScope): Promise<Check> {
  const { ctx, inventory, service, serviceName, wasCalled, noteAbsence } = scope;
  const gone: Check = {
    kind: "gone",
    message: { code: "HAS_NO_DOWNLOAD", params: { service: serviceName } },
  };
  const wasThere = (inventory.clients[service] ?? []).length > 0;
  if (!wasThere || wasCalled()) return gone;
  const now = ctx.clock.now();
  const since = inventory.absentSince[service];
  if (since !== undefined && now.getTime() - Date.parse(since) >= ABSENT_MS) return gone;
  if (since === undefined) await noteAbsence(service, now);
  return {
    kind: "waits",
    message: { code: "CHECKED_ONCE_MORE", params: { service: serviceName } },
  };
}

/** A hybrid torrent that was grabbed under both ids counts once. */
function oncePerDownload(going: readonly Going[]): readonly Going[] {
  return [...new Map(going.map((one) => [one.held.ids[0], one])).values()];
}

function areOtherTitlesKnown({ inventory }: StepScope, ids: readonly string[]): boolean {
  return ids.every((id) => inventory.othersKnown.includes(id.toLowerCase()));
}

/** An arr that did not answer may have grabbed the download for another title. */
function waitForArrs({ ctx, inventory: { unseen } }: StepScope): Check {
  const silent = participantsOf(ctx, "arr").filter(({ slug }) => slug in unseen);
  const failures = silent.map(({ slug, name }): CauseMessage => ({
    code: "OF_SERVICE",
    params: { service: name, cause: unseen[slug] ?? plainCause("NOT_ASKED_YET") },
  }));
  return { kind: "waits", message: { code: "OTHER_TITLES_UNKNOWN", params: { failures } } };
}

async function removeAll(
  { ctx, inventory }: StepScope,
  client: Participant<"client">,
  going: readonly Going[],
): Promise<void> {
  const arr = inventory.arr === null ? null : participantOf(ctx, "arr", inventory.arr);
  for (const { download, held } of going) {
    if (arr !== null) await removeThrough(arr, download.downloadId);
    // The arr removes the download from the client; if it did not, the client is called.
    const [left] = await client.removal.find([download.downloadId]);
    if (left !== undefined) await client.removal.remove(held.ids[0]);
  }
}

/** An arr that does not answer must not prevent the call to the client. */
async function removeThrough(arr: Participant<"arr">, downloadId: string): Promise<void> {
  try {
    await arr.removal.removeDownload(downloadId);
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
  }
}

async function checkQueue(scope: StepScope, arr: Participant<"arr">): Promise<Check> {
  const { subject, inventory, sharing, serviceName } = scope;
  const title = await findTitle(scope, arr);
  const queued = new Set(
    (title?.grabs ?? [])
      .filter(({ isQueued }) => isQueued)
      .map((grab) => grab.downloadId.toLowerCase()),
  );
  const there = decideDownloads(subject, inventory, sharing).filter(({ key }) => queued.has(key));
  const going = there.filter(({ reasons }) => reasons.length === 0);
  const keys = going.map(({ key }) => key);
  if (keys.length > 0 && !areOtherTitlesKnown(scope, keys)) return waitForArrs(scope);
  if (going.length > 0) {
    return {
      kind: "there",
      action: "remove",
      message: {
        code: "STILL_DOWNLOADS",
        params: { service: serviceName, title: going[0]?.title ?? "" },
      },
      async run() {
        for (const { downloadId } of going) await arr.removal.removeDownload(downloadId);
      },
    };
  }
  const [first] = there;
  return first === undefined
    ? { kind: "gone", message: { code: "DOWNLOADS_NOTHING", params: { service: serviceName } } }
    : {
        kind: "kept",
        message: { code: "STAYS", params: { what: first.title, reasons: first.reasons } },
      };
}
