import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { waitFor } from "../../../support/real-program.ts";
import type { RealTorrentClient } from "../../../support/real-transmission.ts";
import { makeTorrent } from "../../../support/torrent-file.ts";
import { pollOnce, type createTestClock } from "./support.ts";

const PIECE = 64 * 1024;

/** Three episodes of four pieces each, so that every file can be loaded on its own. */
function makePack(name: string) {
  const files = [1, 2, 3].map((number) => ({
    name: `${name}E0${number}.mkv`,
    content: randomBytes(4 * PIECE),
  }));
  return { name, files, torrent: makeTorrent(name, files, PIECE) };
}

type Pack = ReturnType<typeof makePack>;

/** Without peers, data gets into a torrent by being on disk when the client verifies it. */
function write({ downloads }: RealTorrentClient, { name, files }: Pack, share: number): void {
  for (const [index, file] of files.entries()) {
    const path = join(downloads, name, file.name);
    mkdirSync(dirname(path), { recursive: true });
    const bytes = share === 1 || index === 0 ? file.content.length : share * file.content.length;
    const missing = Buffer.alloc(file.content.length - bytes);
    writeFileSync(path, Buffer.concat([file.content.subarray(0, bytes), missing]));
  }
}

/** Polls until the download is as expected, and returns the newest facts. */
async function untilShown(
  adapter: Integration,
  clock: ReturnType<typeof createTestClock>,
  hash: string,
  isSo: (facts: AnyFacts) => boolean,
): Promise<AnyFacts> {
  let last: AnyFacts | undefined;
  await waitFor(`${hash} in the client`, async () => {
    clock.advance(6_000);
    last = (await pollOnce(adapter, hash))[0] ?? last;
    return last !== undefined && isSo(last);
  });
  if (last === undefined) throw new Error("never seen");
  return last;
}

/** A pack is half there, then whole, then removed; all of it as the tracker sees it. */
export async function expectWholeStory(
  client: RealTorrentClient,
  adapter: Integration,
  clock: ReturnType<typeof createTestClock>,
): Promise<void> {
  const pack = makePack("Paper.Lanterns.S01");
  const { hash, bytes } = pack.torrent;
  write(client, pack, 0.5);
  await client.add(bytes);

  const half = await untilShown(
    adapter,
    clock,
    hash,
    ({ transfer }) => (transfer?.progress ?? 0) > 0.6 && transfer?.files?.[0]?.progress === 1,
  );
  expect(half).toMatchObject({ kind: "downloading", transfer: { size: 12 * PIECE } });
  expect(half.transfer?.progress).toBeCloseTo(2 / 3, 2);
  expect(half.transfer?.files?.map(({ name, progress }) => [name, progress])).toEqual([
    ["Paper.Lanterns.S01E01.mkv", 1],
    ["Paper.Lanterns.S01E02.mkv", 0.5],
    ["Paper.Lanterns.S01E03.mkv", 0.5],
  ]);

  write(client, pack, 1);
  await client.verify(hash);
  const whole = await untilShown(adapter, clock, hash, ({ kind }) => kind === "downloaded");
  expect(whole.transfer).toMatchObject({ state: "COMPLETED", progress: 1, speed: 0 });
  expect(await adapter.removal?.client?.find([hash.toUpperCase()])).toMatchObject([
    { ids: [hash], name: pack.name, size: 12 * PIECE, sharesDataWith: [] },
  ]);

  await client.remove(hash);
  await pollOnce(adapter, hash);
  clock.advance(120_000);
  expect(await pollOnce(adapter, hash)).toMatchObject([{ kind: "download-removed" }]);
}

/** Three packs wait in the queue: the last one, and an episode of it, is moved to the front and back. */
export async function expectOrder(client: RealTorrentClient, adapter: Integration): Promise<void> {
  const packs = ["One", "Two", "Three"].map(makePack);
  for (const { torrent } of packs) await client.add(torrent.bytes);
  const { queue } = adapter;
  const hash = packs[2]?.torrent.hash.toUpperCase() ?? "";
  if (queue === undefined) throw new Error("it has no order");
  const files = ["ThreeE02.mkv"];
  await waitFor("the third in the queue", async () => {
    const found = await queue.find(hash, files);
    return found?.place.position === 2 && found.place.files.length === 1;
  });
  const before = await queue.find(hash, files);
  if (before === null) throw new Error("never seen");
  expect(before.isFirst).toBe(false);

  await queue.raise(before.id, before.place);
  await waitFor("it to be first", async () => (await queue.find(hash, files))?.isFirst === true);
  const first = await queue.find(packs[0]?.torrent.hash ?? "", ["OneE02.mkv"]);
  expect(first?.isFirst).toBe(false);

  await queue.restore(before.id, before.place);
  await waitFor("it to be back", async () => {
    const back = await queue.find(hash, files);
    return JSON.stringify(back) === JSON.stringify(before);
  });
  expect(await queue.find("f".repeat(40), [])).toBeNull();
}
