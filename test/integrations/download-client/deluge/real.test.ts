import { describe, expect, it } from "vitest";
import { createDelugeAdapter } from "../../../../server/integrations/download-client/deluge/adapter.ts";
import { toFailure } from "../../../../server/tracking/services/test-result.ts";
import { PASSWORD, startDeluge } from "../../../support/real-deluge.ts";
import { whyWithout } from "../../../support/real-program.ts";
import { expectOrder, expectWholeStory } from "../common/real-story.ts";
import { createTestClock, depsWith, errorOf } from "../common/support.ts";

const why = whyWithout("deluged") || whyWithout("deluge-web");

async function connect(options?: Parameters<typeof startDeluge>[0]) {
  const client = await startDeluge(options);
  const clock = createTestClock();
  const adapter = (password: string) =>
    createDelugeAdapter(
      { slug: "deluge", kind: "DELUGE", url: client.url, password },
      depsWith(clock.now),
    );
  return { client, clock, adapter };
}

describe.skipIf(why !== "")(`a real Deluge${why}`, () => {
  it("is tracked file by file to the end, and its removal is detected", async () => {
    const { client, clock, adapter } = await connect();
    expect(await adapter(PASSWORD).check()).toMatchObject({
      version: expect.stringMatching(/^\d/),
    });
    expect(await errorOf(adapter("wrong").check())).toMatchObject({ code: "auth" });
    await expectWholeStory(client, adapter(PASSWORD), clock);
  }, 60_000);

  it("moves a torrent and a file of it to the front, and back", async () => {
    const { client, adapter } = await connect();
    await expectOrder(client, adapter(PASSWORD));
  }, 60_000);

  it("says that the web interface answers and the daemon does not", async () => {
    const { adapter } = await connect({ hasDaemon: false });
    const error = await errorOf(adapter(PASSWORD).check());
    expect(error).toMatchObject({ code: "unreachable" });
    expect(toFailure({ kind: "DELUGE" }, error)).toMatchObject({
      message: {
        code: "SERVICE_REPORTS",
        params: { service: "Deluge", cause: { code: "DAEMON_UNREACHABLE" } },
      },
    });
  }, 60_000);
});
