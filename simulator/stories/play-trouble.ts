import { deleteItem } from "../world/deletion.ts";
import { placeFile } from "../world/disk-scan.ts";
import { importRest } from "../world/import.ts";
import { deleteFile } from "../world/media-file.ts";
import type { Unit } from "../world/model.ts";
import { setMonitored } from "../world/monitor.ts";
import { offer } from "../world/offer.ts";
import { holdBack, letGo } from "../world/pending.ts";
import { forgetDownload, hold, setCategory } from "../world/queue.ts";
import { editRequest } from "../world/request.ts";
import { expectFound } from "../world/world.ts";
import {
  downloadOf,
  itemOf,
  partsOf,
  unitsOf,
  seerrRequestOf,
  type StoryContext,
} from "./story-context.ts";
import type { EpisodeCode, TroubleStep } from "./story.ts";

/** Steps that leave the happy path; all of them happen at once. */
export function playTrouble(context: StoryContext, step: TroubleStep): void {
  const { world } = context;
  switch (step.do) {
    case "edit":
      editRequest(world, seerrRequestOf(context), { seasons: step.seasons });
      return;
    case "offer":
      offer(world, itemOf(context), partsOf(itemOf(context), step.files), {
        ...step.as,
        rejections: step.rejections ?? [],
      });
      return;
    case "hold-back": {
      const item = itemOf(context);
      const { reason, seconds } = step;
      const until = new Date(world.clock.now().getTime() + (seconds ?? 0) * 1000);
      const pending = holdBack(world, item, partsOf(item, step.files), {
        reason,
        ...(seconds === undefined ? {} : { until }),
      });
      context.pending.set(step.release, pending);
      return;
    }
    case "let-go": {
      const pending = expectFound(context.pending.get(step.release), `release ${step.release}`);
      context.downloads.set(step.release, letGo(world, pending));
      return;
    }
    case "forget":
      forgetDownload(world, downloadOf(context, step.release));
      return;
    case "import-unheard":
      importRest(world, downloadOf(context, step.release), { isReported: false });
      return;
    case "hold": {
      const download = downloadOf(context, step.release);
      hold(world, download, [{ title: download.release.title, messages: [step.message] }]);
      return;
    }
    case "set-category":
      setCategory(world, downloadOf(context, step.release).hash, step.category);
      return;
    case "place":
      placeFile(world, itemOf(context), namedUnits(context, step.episodes), step.as);
      return;
    case "monitor":
    case "unmonitor":
      setMonitored(
        world,
        itemOf(context),
        namedUnits(context, step.episodes),
        step.do === "monitor",
      );
      return;
    case "delete-files":
      for (const file of new Set(
        namedUnits(context, step.episodes).flatMap((unit) => unit.file ?? []),
      ))
        deleteFile(world, file, "manual");
      return;
    case "delete-item":
      deleteItem(world, itemOf(context), step.withFiles);
  }
}

function namedUnits(
  context: StoryContext,
  codes: readonly EpisodeCode[] | undefined,
): readonly Unit[] {
  const item = itemOf(context);
  return codes ? unitsOf(item, codes) : item.units;
}
