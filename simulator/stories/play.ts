import { ClockStopped } from "../clock.ts";
import { diskScan } from "../world/disk-scan.ts";
import { failDownload, grab, removeTorrent, torrentOfDownload } from "../world/download.ts";
import type { WorldEvent } from "../world/event.ts";
import { blockImport, completeImport, importPart } from "../world/import.ts";
import { scanLibrary } from "../world/library.ts";
import { seerrScan, seerrSync } from "../world/media.ts";
import type { Download, MediaFile } from "../world/model.ts";
import { search, wantedUnits } from "../world/offer.ts";
import {
  approve,
  decline,
  failToAdd,
  loseApproval,
  request,
  retry,
  withdraw,
} from "../world/request.ts";
import { shokoDetect, shokoHash, shokoMatch, shokoMiss } from "../world/shoko.ts";
import { isFinished, startTransfer } from "../world/torrent.ts";
import { expectFound, type World } from "../world/world.ts";
import { playTrouble } from "./play-trouble.ts";
import {
  downloadOf,
  itemOf,
  partsOf,
  unitsOf,
  seerrRequestOf,
  type StoryContext,
} from "./story-context.ts";
import type { Step, Story } from "./story.ts";
import { waitFor } from "./wait.ts";

/** Plays the story to its end, or until the clock stops. */
export async function playStory(world: World, story: Story): Promise<void> {
  try {
    await playThread(
      { world, story, downloads: new Map(), pending: new Map(), seerrRequest: null },
      story.steps,
    );
  } catch (error) {
    if (!(error instanceof ClockStopped)) throw error;
  }
}

async function playThread(context: StoryContext, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.after) await context.world.clock.sleep(step.after);
    await playStep(context, step);
  }
}

async function playStep(context: StoryContext, step: Step): Promise<void> {
  const { world, story } = context;
  switch (step.do) {
    case "request":
      context.seerrRequest = request(world, { ...step, title: story.title });
      return;
    case "approve":
      approve(world, seerrRequestOf(context));
      return;
    case "lose-approval":
      loseApproval(world, seerrRequestOf(context));
      return;
    case "retry":
      retry(world, seerrRequestOf(context));
      return;
    case "decline":
      decline(world, seerrRequestOf(context));
      return;
    case "refuse":
      failToAdd(world, seerrRequestOf(context));
      return;
    case "withdraw":
      withdraw(world, seerrRequestOf(context));
      return;
    case "grab": {
      const item = itemOf(context);
      context.downloads.set(
        step.release,
        grab(world, item, partsOf(item, step.files), {
          ...step.as,
          ...(step.promised ? { units: unitsOf(item, step.promised) } : {}),
        }),
      );
      return;
    }
    case "download":
      await download(world, downloadOf(context, step.release), step);
      return;
    case "import":
      await importAll(world, downloadOf(context, step.release), step.eachSeconds ?? 1);
      return;
    case "block":
      blockImport(world, downloadOf(context, step.release), [
        { title: step.file, messages: [step.message] },
      ]);
      return;
    case "fail":
      failDownload(world, downloadOf(context, step.release), step.message);
      return;
    case "remove-torrent":
      removeTorrent(world, downloadOf(context, step.release).hash);
      return;
    case "shoko":
      await Promise.all(
        downloadOf(context, step.release).imported.map((file, index) =>
          recognise(world, file, step, index),
        ),
      );
      return;
    case "scan":
      await scan(world, step);
      return;
    case "seerr-scan":
      seerrScan(world);
      return;
    case "seerr-sync":
      seerrSync(world);
      return;
    case "disk-scan":
      diskScan(world, itemOf(context));
      return;
    case "search":
      search(world, itemOf(context), wantedUnits(world, itemOf(context)));
      return;
    case "together":
      await Promise.all(step.threads.map((thread) => playThread(context, thread)));
      return;
    default:
      playTrouble(context, step);
  }
}

async function download(
  world: World,
  wanted: Download,
  step: Step & { do: "download" },
): Promise<void> {
  const torrent = expectFound(torrentOfDownload(world, wanted), `torrent ${wanted.hash}`);
  startTransfer(torrent, step.seconds, step.stallsAt ?? null);
  if (isFinished(torrent)) return;
  await waitFor(
    world,
    (event) =>
      (event.kind === "torrent-finished" || event.kind === "torrent-stalled") &&
      event.torrent === torrent,
  );
}

async function importAll(world: World, wanted: Download, eachSeconds: number): Promise<void> {
  wanted.state = "importing";
  for (const part of wanted.parts) {
    await world.clock.sleep(eachSeconds);
    importPart(world, wanted, part);
  }
  completeImport(world, wanted);
}

/** Several files at once, with a short pause between them. */
async function recognise(
  world: World,
  file: MediaFile,
  step: Step & { do: "shoko" },
  index: number,
): Promise<void> {
  await world.clock.sleep((step.detectSeconds ?? 2) + index * 0.4);
  const shokoFile = shokoDetect(world, file);
  await world.clock.sleep(step.hashSeconds ?? 4);
  shokoHash(world, shokoFile);
  await world.clock.sleep(step.matchSeconds ?? 2);
  if (step.isUnknown) shokoMiss(world, shokoFile);
  else shokoMatch(world, shokoFile);
}

/** A scan of its own: one that started before may have passed the new files already. */
async function scan(world: World, step: Step & { do: "scan" }): Promise<void> {
  const isOver = (event: WorldEvent) =>
    event.kind === "scan-finished" && event.library === (step.library ?? "jellyfin");
  while (world.libraries[step.library ?? "jellyfin"].scan) await waitFor(world, isOver);
  scanLibrary(world, step);
  await waitFor(world, isOver);
  await world.clock.sleep((step.probeSeconds ?? 1) + 0.5);
}
