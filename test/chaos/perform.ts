import { ClockStopped } from "../../simulator/clock.ts";
import { episodeCode, lastInstanceOf } from "../../simulator/world/arr.ts";
import { backUpArr, type ArrBackup } from "../../simulator/world/backup.ts";
import { deleteItem } from "../../simulator/world/deletion.ts";
import { grab } from "../../simulator/world/download.ts";
import { isPlayable, scanLibrary } from "../../simulator/world/library.ts";
import { deleteFile } from "../../simulator/world/media-file.ts";
import { seerrScan } from "../../simulator/world/media.ts";
import type { ArrItem, Download, Unit, SeerrRequest } from "../../simulator/world/model.ts";
import {
  approve,
  decline,
  editRequest,
  failToAdd,
  findItem,
  request,
  withdraw,
} from "../../simulator/world/request.ts";
import type { World } from "../../simulator/world/world.ts";
import { bringDisks, takeDisk } from "./perform-disk.ts";
import { performOnDownload } from "./perform-download.ts";
import { restore } from "./perform-restore.ts";
import type { ChaosStep, ChaosStory, EpisodeCode } from "./story.ts";
import type { TrackerHouse } from "./tracker-environment.ts";
import { KNOWN_AFTER_MS } from "./witness.ts";

/** A running story. */
interface StoryContext {
  readonly world: World;
  readonly story: ChaosStory;
  readonly seerrRequests: Map<string, SeerrRequest>;
  readonly downloads: Map<string, Download>;
  backup: ArrBackup | null;
  readonly tracker: Pick<TrackerHouse, "deleteRequest">;
}

/** Plays the story to its end, or until the clock stops. */
export async function perform(
  world: World,
  story: ChaosStory,
  tracker: StoryContext["tracker"],
): Promise<void> {
  const known = { seerrRequests: new Map(), downloads: new Map(), backup: null };
  try {
    await performAll({ world, story, tracker, ...known }, story.steps);
  } catch (error) {
    if (!(error instanceof ClockStopped)) throw error;
  }
}

async function performAll(context: StoryContext, steps: readonly ChaosStep[]): Promise<void> {
  for (const step of steps) {
    await context.world.clock.sleep(step.after);
    await performStep(context, step);
  }
}

async function performStep(context: StoryContext, step: ChaosStep): Promise<void> {
  const { world, story } = context;
  switch (step.do) {
    case "request":
      context.seerrRequests.set(
        step.seerrRequest,
        request(world, { ...step, title: story.title, is4k: story.is4k }),
      );
      return;
    case "approve":
    case "decline":
    case "refuse":
    case "withdraw":
      decide(context, step.do, step.seerrRequest);
      return;
    case "edit-seasons": {
      const edited = context.seerrRequests.get(step.seerrRequest);
      if (edited && world.seerrRequests.includes(edited))
        editRequest(world, edited, { seasons: step.seasons });
      return;
    }
    case "edit-requester": {
      const edited = context.seerrRequests.get(step.seerrRequest);
      const requestedBy = world.users.find(({ name }) => name === step.by);
      if (edited && requestedBy && world.seerrRequests.includes(edited))
        editRequest(world, edited, { requestedBy });
      return;
    }
    case "edit-server":
      await sendElsewhere(context, step);
      return;
    case "delete-in-tracker": {
      const unwanted = context.seerrRequests.get(step.seerrRequest);
      if (unwanted) context.tracker.deleteRequest(unwanted.id, step.withFiles);
      return;
    }
    case "grab":
      grabRelease(context, step);
      return;
    case "together":
      await Promise.all(step.threads.map((thread) => performAll(context, thread)));
      return;
    case "scan":
      await scan(world, step);
      return;
    case "seerr-scan":
      seerrScan(world);
      return;
    case "delete-file":
      deleteOne(context, step);
      return;
    case "delete-item": {
      await untilKnown(context);
      const item = itemOf(context);
      if (item) deleteItem(world, item, step.withFiles);
      return;
    }
    case "back-up":
      context.backup = backUpArr(world, lastInstanceOf(world, story));
      return;
    case "restore":
      if (context.backup) await restore(world, context.backup, step.scanAfter);
      return;
    case "unmount": {
      const item = itemOf(context);
      if (item) takeDisk(world, item, step.isReported);
      return;
    }
    case "mount":
      bringDisks(world, lastInstanceOf(world, story));
      return;
    default: {
      const download = context.downloads.get(step.release);
      if (download && world.items.includes(download.item))
        await performOnDownload(world, download, step);
    }
  }
}

/** What is gone before anybody has seen a request and its title together was of no request. */
async function untilKnown({ world, seerrRequests }: StoryContext): Promise<void> {
  const isNew = ({ createdAt }: SeerrRequest) =>
    world.clock.now().getTime() - createdAt.getTime() < KNOWN_AFTER_MS;
  while ([...seerrRequests.values()].some(isNew)) await world.clock.sleep(5);
}

/** Whoever sends a movie elsewhere waits until a download has ended and can be played, and tidies up. */
async function sendElsewhere(
  context: StoryContext,
  step: ChaosStep & { readonly do: "edit-server" },
): Promise<void> {
  const { world, seerrRequests } = context;
  const edited = seerrRequests.get(step.seerrRequest);
  if (!edited || !world.seerrRequests.includes(edited)) return;
  // Seerr sends nothing else anywhere.
  if (edited.status !== "pending" && edited.status !== "approved") return;
  const former = itemOf(context);
  if (former && isUnderWay(world, former)) return;
  editRequest(world, edited, { serverId: step.serverId });
  await world.clock.sleep(step.leftAfter);
  if (former && world.items.includes(former) && former !== itemOf(context))
    deleteItem(world, former, step.withFiles);
}

function isUnderWay(world: World, item: ArrItem): boolean {
  if (item.units.some((unit) => unit.file !== null && !isPlayable(world, unit))) return true;
  return world.downloads.some(
    ({ item: its, state, hash }) =>
      its === item && world.torrents.has(hash) && state !== "imported" && state !== "failed",
  );
}

function decide(
  { world, seerrRequests }: StoryContext,
  verb: "approve" | "decline" | "refuse" | "withdraw",
  name: string,
): void {
  const seerrRequest = seerrRequests.get(name);
  if (!seerrRequest || !world.seerrRequests.includes(seerrRequest)) return;
  if (verb === "withdraw") withdraw(world, seerrRequest);
  else if (verb === "approve") approve(world, seerrRequest);
  else if (verb === "decline") decline(world, seerrRequest);
  else failToAdd(world, seerrRequest);
}

function grabRelease(context: StoryContext, step: ChaosStep & { readonly do: "grab" }): void {
  const item = itemOf(context);
  if (!item) return;
  const parts = partsOf(item, step.files);
  if (parts.length === 0) return;
  const hash = context.downloads.get(step.sameAs ?? "")?.hash;
  const { group, size, release } = step;
  context.downloads.set(
    release,
    grab(context.world, item, parts, { group, size, ...(hash === undefined ? {} : { hash }) }),
  );
}

function partsOf(
  item: ArrItem,
  files: readonly (readonly EpisodeCode[])[] | null,
): readonly (readonly Unit[])[] {
  if (files === null) return item.units.map((unit) => [unit]);
  return files
    .map((codes) => item.units.filter((unit) => codes.includes(episodeCode([unit]))))
    .filter((units) => units.length > 0);
}

/** A scan of its own: one that began before may have passed the new files already. */
async function scan(world: World, step: ChaosStep & { readonly do: "scan" }): Promise<void> {
  while (world.libraries.jellyfin.scan) await world.clock.sleep(1);
  scanLibrary(world, step);
  await world.clock.sleep(step.seconds + step.probeSeconds + 0.5);
}

function deleteOne(context: StoryContext, step: ChaosStep & { readonly do: "delete-file" }): void {
  const unit = itemOf(context)?.units.find(
    (one) => one.episode === null || episodeCode([one]) === step.episode,
  );
  if (!unit?.file) return;
  // Whoever took it, the arr only finds it gone.
  if (step.reason === "missingFromDisk") context.world.disk.remove(unit.file.disk);
  deleteFile(context.world, unit.file, step.reason);
}

function itemOf({ world, story }: StoryContext): ArrItem | null {
  return findItem(world, story.title, story.is4k);
}
