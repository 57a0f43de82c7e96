import { describe, expect, it } from "vitest";
import { createNzbgetAdapter } from "../../../../server/integrations/download-client/nzbget/adapter.ts";
import { startNewsServer } from "../../../support/news-server.ts";
import { whyWithout } from "../../../support/real-program.ts";
import { NZBGET_LOGIN, startNzbget } from "../../../support/real-usenet.ts";
import {
  expectFailure,
  expectForced,
  expectOrder,
  expectWholeStory,
} from "../common/real-usenet-story.ts";
import { createTestClock, depsWith } from "../common/support.ts";

const why = whyWithout("nzbget");

async function setStage() {
  const news = await startNewsServer();
  const client = await startNzbget(news.port);
  const clock = createTestClock();
  const connection = { slug: "nzbget", kind: "NZBGET", url: client.url, ...NZBGET_LOGIN } as const;
  const adapter = createNzbgetAdapter(connection, depsWith(clock.now));
  expect(await adapter.check()).toMatchObject({ version: expect.stringMatching(/^\d/) });
  return { news, client, clock, adapter };
}

describe.skipIf(why !== "")(`a real NZBGet${why}`, () => {
  it("is tracked to the end, and gives its job up", async () => {
    await expectWholeStory(await setStage());
  }, 90_000);

  it("fails where articles are missing, and keeps the progress that it reached", async () => {
    await expectFailure(await setStage());
  }, 90_000);

  it("loads a forced job while the queue is paused", async () => {
    await expectForced(await setStage());
  }, 90_000);

  it("moves a job to the front, and back", async () => {
    await expectOrder(await setStage());
  }, 90_000);
});
