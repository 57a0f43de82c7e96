import { describe, expect, it } from "vitest";
import { createSabnzbdAdapter } from "../../../../server/integrations/download-client/sabnzbd/adapter.ts";
import { startNewsServer } from "../../../support/news-server.ts";
import { whyWithout } from "../../../support/real-program.ts";
import { SABNZBD_KEY, startSabnzbd } from "../../../support/real-usenet.ts";
import {
  expectFailure,
  expectForced,
  expectOrder,
  expectWholeStory,
} from "../common/real-usenet-story.ts";
import { createTestClock, depsWith } from "../common/support.ts";

const why = whyWithout("sabnzbdplus");

async function setStage() {
  const news = await startNewsServer();
  const client = await startSabnzbd(news.port);
  const clock = createTestClock();
  const connection = {
    slug: "sabnzbd",
    kind: "SABNZBD",
    url: client.url,
    apiKey: SABNZBD_KEY,
  } as const;
  const adapter = createSabnzbdAdapter(connection, depsWith(clock.now));
  expect(await adapter.check()).toMatchObject({ version: expect.stringMatching(/^\d/) });
  return { news, client, clock, adapter };
}

describe.skipIf(why !== "")(`a real SABnzbd${why}`, () => {
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
