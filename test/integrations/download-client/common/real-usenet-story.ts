import { expect } from "vitest";
import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { NewsServer } from "../../../support/news-server.ts";
import type { AnyFacts } from "../../../support/observation.ts";
import { waitFor } from "../../../support/real-program.ts";
import type { RealUsenetClient } from "../../../support/real-usenet.ts";
import { pollOnce, shown, type createTestClock } from "./support.ts";

interface Stage {
  readonly client: RealUsenetClient;
  readonly news: NewsServer;
  readonly adapter: Integration;
  readonly clock: ReturnType<typeof createTestClock>;
}

/** Polls until the download is as expected; returns everything that was seen. */
async function untilShown(
  { adapter, clock }: Stage,
  id: string,
  isSo: (facts: AnyFacts) => boolean,
): Promise<readonly AnyFacts[]> {
  const seen: AnyFacts[] = [];
  await waitFor(`${id}, seen as ${seen.map(shown).join(", ")}`, async () => {
    clock.advance(16_000);
    seen.push(...(await pollOnce(adapter, id)));
    return seen.some(isSo);
  });
  return seen;
}

const ALL = 10_000;

/** A job is half there, then whole, then removed. */
export async function expectWholeStory(stage: Stage): Promise<void> {
  const { client, news } = stage;
  const id = await client.add("Lantern.Street.S01E01", news.post("Lantern.Street.S01E01", 20));
  news.allow(10);
  const [half] = (
    await untilShown(
      stage,
      id,
      // Between two articles the client may say for a moment that the job is queued.
      ({ transfer }) => (transfer?.progress ?? 0) >= 0.4 && transfer?.state !== "QUEUED",
    )
  ).slice(-1);
  // The news server holds the rest back, which the client notices after a while.
  expect(half).toMatchObject({
    kind: "downloading",
    transfer: { state: expect.stringMatching(/^(DOWNLOADING|STALLED)$/) },
  });
  expect(half?.transfer?.progress).toBeLessThan(0.6);
  news.allow(ALL);
  await untilShown(stage, id, ({ kind }) => kind === "downloaded");
  expect(await stage.adapter.removal?.client?.find([id])).toHaveLength(1);
  await stage.adapter.removal?.client?.remove(id);
  expect(await stage.adapter.removal?.client?.find([id])).toEqual([]);
}

/** Half of a job is missing: it fails, and never seems to be whole. */
export async function expectFailure(stage: Stage): Promise<void> {
  const name = "Broken.Bridge.S01E01";
  const missing = Array.from({ length: 10 }, (_, index) => index + 11);
  const id = await stage.client.add(name, stage.news.post(name, 20, missing));
  stage.news.allow(8);
  const half = await untilShown(stage, id, ({ transfer }) => (transfer?.progress ?? 0) >= 0.3);
  stage.news.allow(ALL);
  const rest = await untilShown(stage, id, ({ transfer }) => transfer?.state === "ERROR");
  const failed = rest.at(-1);
  expect(failed?.transfer?.progress).toBeUndefined();
  expect(failed?.detail?.join()).toMatch(/\w/);
  for (const { kind } of [...half, ...rest]) expect(kind).toBe("downloading");
}

/** The whole queue is paused, and one job is forced. */
export async function expectForced(stage: Stage): Promise<void> {
  const { client, news } = stage;
  await client.pauseAll();
  const names = ["Paper.One", "Paper.Two"] as const;
  const [one, two] = [
    await client.add(names[0], news.post(names[0], 20)),
    await client.add(names[1], news.post(names[1], 20)),
  ];
  await untilShown(stage, one, ({ transfer }) => transfer?.state === "PAUSED");
  await client.force(two);
  news.allow(5);
  await untilShown(
    stage,
    two,
    ({ transfer }) => transfer?.state === "DOWNLOADING" && (transfer.progress ?? 0) > 0,
  );
  const others = await pollOnce(stage.adapter, one);
  for (const { transfer } of others) expect(transfer?.state).toBe("PAUSED");
  news.allow(ALL);
  await untilShown(stage, two, ({ kind }) => kind === "downloaded");
}

/** Three jobs wait: the last one is moved to the front and back. */
export async function expectOrder({ client, news, adapter }: Stage): Promise<void> {
  await client.pauseAll();
  const ids: string[] = [];
  for (const name of ["Queue.One", "Queue.Two", "Queue.Three"])
    ids.push(await client.add(name, news.post(name, 3)));
  const { queue } = adapter;
  const [first = "", , last = ""] = ids;
  if (queue === undefined) throw new Error("it has no order");
  await waitFor(
    "the third in the queue",
    async () => (await queue.find(last, []))?.place.position === 2,
  );
  const before = await queue.find(last, []);
  if (before === null) throw new Error("never seen");
  expect(before.isFirst).toBe(false);

  await queue.raise(before.id, before.place);
  await waitFor("it to be first", async () => (await queue.find(last, []))?.isFirst === true);
  expect((await queue.find(first, []))?.isFirst).toBe(false);

  await queue.restore(before.id, before.place);
  expect(await queue.find(last, [])).toEqual(before);
}
