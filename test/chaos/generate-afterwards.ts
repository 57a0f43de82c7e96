import { episodeCodeOf } from "../../simulator/stories/story.ts";
import { makeAvailable, scan } from "./generate-download.ts";
import type { Pen } from "./pen.ts";
import type { ChaosStep } from "./story.ts";

/** Now and then a file goes, or the whole of it, or the disk for a while; some want it back. */
export function loseSomething(pen: Pen): ChaosStep[] {
  const luck = pen.random.next();
  if (luck < 0.07) return deleteItem(pen);
  if (luck < 0.22) return deleteFile(pen);
  if (luck < 0.28) return loseDisk(pen);
  return [];
}

/** Until somebody scans, the library goes on showing what is not there any more; the tracker may have to ask for it. */
function noticed(pen: Pen): ChaosStep[] {
  return pen.random.chance(0.6) ? [scan(pen)] : [];
}

function bringAgain(pen: Pen): ChaosStep[] {
  return makeAvailable(pen, pen.title.kind === "movie" ? null : [[episodeCodeOf(1, 1)]]);
}

function deleteFile(pen: Pen): ChaosStep[] {
  const { random, title } = pen;
  const gone: ChaosStep = {
    after: random.between(5, 90),
    do: "delete-file",
    episode: title.kind === "movie" ? null : episodeCodeOf(1, 1),
    reason: random.chance(0.6) ? "manual" : "missingFromDisk",
  };
  return [gone, ...noticed(pen), ...(random.chance(0.4) ? bringAgain(pen) : [])];
}

/** Mostly with its files; half of them are asked for again. */
function deleteItem(pen: Pen): ChaosStep[] {
  const { random, title } = pen;
  const seerrRequest: ChaosStep = {
    // By then the tracker knows of the deletion, whatever was lost: two rounds of its change scan.
    after: random.between(620, 700),
    do: "request",
    seerrRequest: "again",
    by: random.pick(["Ada", "mika"]),
    seasons: title.kind === "movie" ? [] : [1],
    isAutomatic: true,
  };
  return [
    { after: random.between(5, 90), do: "delete-item", withFiles: random.chance(0.7) },
    ...noticed(pen),
    ...(random.chance(0.5) ? [seerrRequest, ...bringAgain(pen)] : []),
  ];
}

/** Every scan meanwhile finds nothing; then everything is back. */
function loseDisk(pen: Pen): ChaosStep[] {
  const { random } = pen;
  return [
    { after: random.between(5, 90), do: "unmount", isReported: random.chance(0.7) },
    ...noticed(pen),
    { after: random.between(10, 400), do: "mount" },
    scan(pen),
  ];
}

/** Somebody does not want it any more, whatever has become of it. */
export function withdrawSometime({ random }: Pen): ChaosStep[] {
  return [{ after: random.between(5, 300), do: "withdraw", seerrRequest: "first" }];
}
