import { vi } from "vitest";
import { createClient, type StackClient } from "./client.ts";
import { startStack, type Stack, type StackOptions } from "./stack.ts";
import { torrentOfDownload, grab } from "./world/download.ts";
import type { ArrItem, Download, Torrent, Unit } from "./world/model.ts";
import { findItem, request } from "./world/request.ts";
import { movie, numbered, series, type SeriesTitle, type Title } from "./world/title.ts";
import { finishTransfer } from "./world/torrent.ts";
import { expectFound, type World } from "./world/world.ts";

/** A stack whose downloads do not progress unless a test moves them. */
export interface ManualStack {
  readonly stack: Stack;
  readonly world: World;
  readonly ask: StackClient;
  /** Waits until the simulated world has reached this state. */
  pass(seconds: number): Promise<void>;
}

export async function startManualStack(options: StackOptions = {}): Promise<ManualStack> {
  const stack = await startStack({ speed: 200, tickMs: 3_600_000, ...options });
  return {
    stack,
    world: stack.world,
    ask: createClient(stack),
    pass: (seconds) => passTime(stack.world, seconds),
  };
}

/** Waits until the simulated world has reached this state. */
export async function passTime({ clock }: World, seconds: number): Promise<void> {
  const until = clock.now().getTime() + seconds * 1000;
  const isOver = () => clock.now().getTime() > until;
  await vi.waitUntil(isOver, { interval: 5, timeout: 20_000 });
  // On a busy machine, work that was due earlier may still be queued.
  await clock.sleep(1);
}

export function aShow(title: string, episodes = 3, isAnime = false): SeriesTitle {
  return series({
    title,
    year: 2021,
    isAnime,
    seasons: [{ number: 1, episodes: numbered(episodes) }],
  });
}

export function aMovie(title: string, isAnime = false) {
  return movie({ title, year: 2020, isAnime });
}

/** Requested and approved. */
export function added(world: World, title: Title): ArrItem {
  request(world, { title, isAutomatic: true });
  return expectFound(findItem(world, title), `${title.title} in an arr`);
}

export function each(units: readonly Unit[]): Unit[][] {
  return units.map((unit) => [unit]);
}

export function torrentOf(world: World, download: Download): Torrent {
  return expectFound(torrentOfDownload(world, download), "torrent");
}

/** Grabbed as one release and finished in the client. */
export function downloaded(world: World, item: ArrItem, units = item.units): Download {
  const download = grab(world, item, each(units));
  finishTransfer(world, torrentOf(world, download));
  return download;
}
