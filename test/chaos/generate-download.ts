import type { Pen } from "./pen.ts";
import type { ChaosStep, EpisodeCode } from "./story.ts";

const GROUPS = ["HARBOR", "NTb", "FLUX", "LabSubs", "Tideline"] as const;
const GIB = 2 ** 30;

type Files = readonly (readonly EpisodeCode[])[] | null;

/** One of the courses that a release can take, good or bad. */
export function takePath(pen: Pen, files: Files): ChaosStep[] {
  const { random } = pen;
  const luck = random.next();
  if (luck < 0.5) return makeAvailable(pen, files);
  if (luck < 0.6) return failFirst(pen, files);
  if (luck < 0.7) return loseFirst(pen, files);
  if (luck < 0.8) return blockFirst(pen, files);
  if (luck < 0.86) return stand(pen, files);
  if (luck < 0.93 && files !== null && files.length > 2) return bringShort(pen, files);
  return upgrade(pen, files);
}

/** Found, transferred, imported, recognised, shown. */
export function makeAvailable(pen: Pen, files: Files): ChaosStep[] {
  const release = pen.nextRelease();
  return [...fetchRelease(pen, release, files), ...bringHome(pen, release)];
}

function fetchRelease(pen: Pen, release: string, files: Files): ChaosStep[] {
  return [grab(pen, release, files), transfer(pen, release)];
}

function bringHome(pen: Pen, release: string, parts?: number): ChaosStep[] {
  const { random } = pen;
  return [
    {
      after: random.between(1, 30),
      do: "import",
      release,
      eachSeconds: random.between(0.2, 6),
      ...(parts === undefined ? {} : { parts }),
    },
    ...show(pen, release),
  ];
}

/** What follows an import; now and then somebody forgets a part of it. */
function show(pen: Pen, release: string): ChaosStep[] {
  const { random } = pen;
  const recognise: ChaosStep = {
    after: random.between(0, 5),
    do: "shoko",
    release,
    outcome: random.chance(0.9) ? "matched" : "unmatched",
    eachSeconds: random.between(0.5, 12),
  };
  const rename: ChaosStep = {
    after: random.between(1, 60),
    do: "rename",
    release,
    foundAfter: random.between(1, 90),
  };
  return [
    ...(pen.isAnime && random.chance(0.95) ? [recognise] : []),
    ...(pen.isAnime && random.chance(0.12) ? [rename] : []),
    ...(random.chance(0.9) ? [scan(pen)] : []),
    ...(random.chance(0.4) ? [{ after: 2, do: "seerr-scan" } as const] : []),
  ];
}

export function scan({ random }: Pen): ChaosStep {
  return {
    after: random.between(1, 30),
    do: "scan",
    seconds: random.between(1, 20),
    probeSeconds: random.between(0.5, 10),
  };
}

function grab({ random }: Pen, release: string, files: Files, sameAs?: string): ChaosStep {
  return {
    after: random.between(1, 30),
    do: "grab",
    release,
    files,
    group: random.pick(GROUPS),
    size: Math.floor(random.between(1, 12) * GIB),
    ...(sameAs === undefined ? {} : { sameAs }),
  };
}

function transfer({ random }: Pen, release: string): ChaosStep {
  return {
    after: random.between(0, 15),
    do: "transfer",
    release,
    seconds: random.chance(0.2) ? random.between(1, 5) : random.between(10, 150),
  };
}

/** The first try fails, before or after it is complete; mostly there is a second. */
function failFirst(pen: Pen, files: Files): ChaosStep[] {
  const { random } = pen;
  const release = pen.nextRelease();
  return [
    grab(pen, release, files),
    ...(random.chance(0.6) ? [transfer(pen, release)] : []),
    { after: random.between(1, 30), do: "fail", release },
    ...(random.chance(0.3)
      ? [{ after: random.between(0, 5), do: "remove-torrent", release } as const]
      : []),
    ...(random.chance(0.75) ? makeAvailable(pen, files) : []),
  ];
}

/** Somebody removes the torrent; the same or another one may follow. */
function loseFirst(pen: Pen, files: Files): ChaosStep[] {
  const { random } = pen;
  const release = pen.nextRelease();
  const lost: ChaosStep[] = [
    grab(pen, release, files),
    ...(random.chance(0.5) ? [transfer(pen, release)] : []),
    { after: random.between(1, 60), do: "remove-torrent", release },
  ];
  if (random.chance(0.35)) return lost;
  const again = pen.nextRelease();
  const second = grab(pen, again, files, random.chance(0.5) ? release : undefined);
  return [
    ...lost,
    { ...second, after: random.between(1, 240) },
    transfer(pen, again),
    ...bringHome(pen, again),
  ];
}

/** The arr refuses the import: it stays so, somebody imports it by hand, or another release is taken. */
function blockFirst(pen: Pen, files: Files): ChaosStep[] {
  const { random } = pen;
  const release = pen.nextRelease();
  const blocked: ChaosStep[] = [
    ...fetchRelease(pen, release, files),
    { after: random.between(1, 30), do: "block", release },
  ];
  const luck = random.next();
  if (luck < 0.3) return blocked;
  if (luck < 0.65) return [...blocked, ...bringHome(pen, release)];
  return [...blocked, ...makeAvailable(pen, files)];
}

/** It never gets anywhere: no seeds, or nobody imports it. */
function stand(pen: Pen, files: Files): ChaosStep[] {
  const { random } = pen;
  const release = pen.nextRelease();
  const stalled: ChaosStep = {
    after: random.between(0, 15),
    do: "transfer",
    release,
    seconds: random.between(10, 100),
    stallsAt: random.between(0.05, 0.9),
  };
  return [grab(pen, release, files), random.chance(0.6) ? stalled : transfer(pen, release)];
}

/** Two or more files, but not all that the name promised. */
function bringShort(pen: Pen, files: readonly (readonly EpisodeCode[])[]): ChaosStep[] {
  const release = pen.nextRelease();
  const parts = 2 + Math.floor(pen.random.next() * (files.length - 2));
  return [...fetchRelease(pen, release, files), ...bringHome(pen, release, parts)];
}

/** It comes, and a better one comes after it. Whoever upgrades has a library that is looked after. */
function upgrade(pen: Pen, files: Files): ChaosStep[] {
  return [...makeAvailable(pen, files), ...makeAvailable(pen, files), scan(pen)];
}
