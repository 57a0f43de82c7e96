import { diskScan } from "../../simulator/world/disk-scan.ts";
import { failDownload, removeTorrent } from "../../simulator/world/download.ts";
import { blockImport, completeImport, importPart } from "../../simulator/world/import.ts";
import type { Download, MediaFile } from "../../simulator/world/model.ts";
import {
  findImportFolder,
  findShokoFile,
  shokoDetect,
  shokoHash,
  shokoMatch,
  shokoMiss,
  shokoRelocate,
} from "../../simulator/world/shoko.ts";
import { startTransfer } from "../../simulator/world/torrent.ts";
import type { World } from "../../simulator/world/world.ts";
import type { ChaosStep } from "./story.ts";

type DownloadStep = Extract<ChaosStep, { readonly release: string }>;

/** What happens to a release that was grabbed. */
export async function performOnDownload(
  world: World,
  download: Download,
  step: Exclude<DownloadStep, { do: "grab" }>,
): Promise<void> {
  const torrent = world.torrents.get(download.hash);
  switch (step.do) {
    case "transfer":
      if (!torrent) return;
      startTransfer(torrent, step.seconds, step.stallsAt ?? null);
      while (torrent.state === "downloading" && world.torrents.get(download.hash) === torrent)
        await world.clock.sleep(1);
      return;
    case "import":
      if (torrent && download.state !== "failed") await importFiles(world, download, step);
      return;
    case "block":
      if (torrent && download.state === "importPending")
        blockImport(world, download, [
          { title: download.release.title, messages: ["Not an upgrade for existing file(s)"] },
        ]);
      return;
    case "fail":
      if (torrent && download.state !== "imported")
        failDownload(world, download, "it could not be unpacked");
      return;
    case "remove-torrent":
      removeTorrent(world, download.hash);
      return;
    case "rename":
      await renameFiles(world, download, step.foundAfter);
      return;
    case "shoko":
      await Promise.all(
        download.imported.map((file, index) => recognise(world, file, step, index)),
      );
  }
}

async function importFiles(
  world: World,
  download: Download,
  step: ChaosStep & { readonly do: "import" },
): Promise<void> {
  download.state = "importing";
  download.messages = [];
  for (const part of download.parts.slice(0, step.parts ?? download.parts.length)) {
    await world.clock.sleep(step.eachSeconds);
    // Deleted or given up while it was at it.
    if (download.state !== "importing" || !world.items.includes(download.item)) return;
    importPart(world, download, part);
  }
  completeImport(world, download);
}

async function recognise(
  world: World,
  file: MediaFile,
  step: ChaosStep & { readonly do: "shoko" },
  index: number,
): Promise<void> {
  await world.clock.sleep(step.eachSeconds + index * 0.4);
  // A Radarr of its own has a folder that Shoko does not manage.
  if (file.isDeleted || findImportFolder(file.path) === null) return;
  const shokoFile = shokoDetect(world, file);
  await world.clock.sleep(step.eachSeconds);
  shokoHash(world, shokoFile);
  await world.clock.sleep(step.eachSeconds);
  if (step.outcome === "matched") shokoMatch(world, shokoFile);
  else shokoMiss(world, shokoFile);
}

async function renameFiles(world: World, { imported, item }: Download, foundAfter: number) {
  for (const file of imported) {
    const known = file.isDeleted ? null : findShokoFile(world, file);
    if (known?.state === "matched" && world.disk.has(file.disk))
      shokoRelocate(
        world,
        known,
        known.relativePath.replace(/( \[Shoko\])?\.mkv$/, " [Shoko].mkv"),
      );
  }
  await world.clock.sleep(foundAfter);
  if (world.items.includes(item)) diskScan(world, item);
}
