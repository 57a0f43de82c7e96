import { expect, it } from "vitest";
import { added, aShow, torrentOf } from "../../simulator/manual-stack.ts";
import { grab } from "../../simulator/world/download.ts";
import { startTransfer } from "../../simulator/world/torrent.ts";
import type { AnyResult } from "../support/answer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";

function untilEtas(
  { query }: TestApp,
  isThere: (request: AnyResult) => boolean,
): Promise<AnyResult> {
  return eventually(
    async () =>
      (
        await query(
          `{ requests { nodes { eta downloadEta counts { total downloading approved } } } }`,
        )
      ).requests.nodes[0],
    (request) => request !== undefined && isThere(request),
  );
}

it("keeps the ETA of what is downloading apart from that of the season", async () => {
  const testApp = await startTestApp({ speed: 30 });
  const { world } = testApp.stack;
  const { units, ...item } = added(world, aShow("Paper Voyage", 3));
  // Until Sonarr has listed the episodes, nobody knows of the others.
  await untilEtas(testApp, ({ counts }) => counts.total === 3);
  const load = (index: number) => {
    const download = grab(world, { units, ...item }, [units.slice(index, index + 1)]);
    startTransfer(torrentOf(world, download), 50_000);
  };
  load(0);
  const partly = await untilEtas(testApp, ({ downloadEta }) => downloadEta !== null);
  expect(partly).toMatchObject({ eta: null, counts: { downloading: 1, approved: 2 } });
  load(1);
  load(2);
  const whole = await untilEtas(testApp, ({ eta }) => eta !== null);
  expect(whole).toMatchObject({ counts: { downloading: 3 }, eta: whole.downloadEta });
});
