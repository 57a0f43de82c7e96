import { describe, expect, it } from "vitest";
import { createTransmissionAdapter } from "../../../../server/integrations/download-client/transmission/adapter.ts";
import { whyWithout } from "../../../support/real-program.ts";
import { LOGIN, startTransmission } from "../../../support/real-transmission.ts";
import { expectOrder, expectWholeStory } from "../common/real-story.ts";
import { createTestClock, depsWith, errorOf } from "../common/support.ts";

const why = whyWithout("transmission-daemon");

async function connect() {
  const client = await startTransmission();
  const clock = createTestClock();
  const connection = { slug: "transmission", kind: "TRANSMISSION", url: client.url } as const;
  const adapter = (login: object) =>
    createTransmissionAdapter({ ...connection, ...login }, depsWith(clock.now));
  return { client, clock, adapter };
}

describe.skipIf(why !== "")(`a real Transmission${why}`, () => {
  it("is tracked file by file to the end, and its removal is detected", async () => {
    const { client, clock, adapter } = await connect();
    expect(await adapter(LOGIN).check()).toMatchObject({ version: expect.stringMatching(/^\d/) });
    expect(await errorOf(adapter({ ...LOGIN, password: "wrong" }).check())).toMatchObject({
      code: "auth",
    });
    await expectWholeStory(client, adapter(LOGIN), clock);
  }, 60_000);

  it("moves a torrent and a file of it to the front, and back", async () => {
    const { client, adapter } = await connect();
    await expectOrder(client, adapter(LOGIN));
  }, 60_000);
});
