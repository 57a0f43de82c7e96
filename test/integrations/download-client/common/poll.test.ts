import { describe, expect, it } from "vitest";
import {
  createTransferPoll,
  type TransferListRequest,
} from "../../../../server/integrations/download-client/common/poll.ts";
import type { ListedTransfer } from "../../../../server/integrations/download-client/common/reading.ts";
import { createTestClock, follow, shown } from "./support.ts";

function transfer(id: string, progress: number): ListedTransfer {
  return {
    ids: [id],
    isIdle: false,
    hasFiles: true,
    read: () => ({
      kind: "downloading",
      transfer: { state: "DOWNLOADING", progress },
      etaSeconds: null,
    }),
    evidence: { progress },
  };
}

function setUp(readFiles?: () => Promise<null>) {
  const clock = createTestClock();
  const questions: TransferListRequest[] = [];
  let listed: readonly ListedTransfer[] = [];
  let others = 0;
  let isPartial = false;
  const poll = createTransferPoll({
    service: "client",
    event: "list",
    now: clock.now,
    list: async (question) => {
      questions.push(question);
      return { transfers: listed, isPartial };
    },
    isEmpty: async () => listed.length + others === 0,
    ...(readFiles && { readFiles }),
  });
  return {
    clock,
    questions,
    poll,
    set: (...next: readonly ListedTransfer[]) => (listed = next),
    setPartial: (partial: boolean) => void (isPartial = partial),
    setOthers: (count: number) => void (others = count),
  };
}

describe("the poll of any download client", () => {
  it("makes no call while nothing is tracked", async () => {
    const { poll, questions } = setUp();
    expect(await poll(follow())).toEqual({ observations: [], cursor: null });
    expect(questions).toEqual([]);
  });

  it("uses the first of two entries with one id, and ignores untracked downloads", async () => {
    const { poll, set } = setUp();
    set(transfer("Job-1", 0.5), transfer("JOB-1", 0.1), transfer("job-2", 0.3));
    const { observations } = await poll(follow("job-1"));
    expect(observations.map(shown)).toEqual(["downloading DOWNLOADING 0.5"]);
    expect((await poll(follow("job-1"))).observations).toEqual([]);
  });

  it("requires a full list before it reports a removed download", async () => {
    const { poll, set, clock, questions } = setUp();
    set(transfer("job-1", 0.5));
    await poll(follow("job-1"));
    set();
    await poll(follow("job-1"));
    clock.advance(120_000);
    const { observations } = await poll(follow("job-1"));
    expect(observations).toMatchObject([{ kind: "download-removed", service: "client" }]);
    expect(questions.map(({ needsFullList }) => needsFullList)).toEqual([false, false, true]);
  });

  it("reports no removal while an entry of the list cannot be read", async () => {
    const { poll, set, setPartial, clock } = setUp();
    set(transfer("job-1", 0.5));
    await poll(follow("job-1"));
    set();
    setPartial(true);
    await poll(follow("job-1"));
    clock.advance(600_000);
    expect((await poll(follow("job-1"))).observations).toEqual([]);
    setPartial(false);
    await poll(follow("job-1"));
    clock.advance(120_000);
    expect((await poll(follow("job-1"))).observations).toMatchObject([
      { kind: "download-removed" },
    ]);
  });

  describe("when three downloads vanish together", () => {
    const ids = ["job-1", "job-2", "job-3"];

    it("rejects an empty list, and continues once the client is back", async () => {
      const { poll, set, clock } = setUp();
      set(...ids.map((id) => transfer(id, 0.5)));
      await poll(follow(...ids));
      set();
      await expect(poll(follow(...ids))).rejects.toMatchObject({ code: "implausible" });
      clock.advance(600_000);
      await expect(poll(follow(...ids))).rejects.toMatchObject({ code: "implausible" });
      set(transfer("job-1", 0.6));
      expect((await poll(follow(...ids))).observations.map(shown)).toEqual([
        "downloading DOWNLOADING 0.6",
      ]);
    });

    it("reports removals from a client with other downloads", async () => {
      const { poll, set, setOthers, clock } = setUp();
      set(...ids.map((id) => transfer(id, 0.5)));
      await poll(follow(...ids));
      set();
      setOthers(1);
      expect((await poll(follow(...ids))).observations).toEqual([]);
      clock.advance(120_000);
      expect((await poll(follow(...ids))).observations).toHaveLength(3);
    });

    it("reports downloads that vanished one after the other", async () => {
      const { poll, set, clock } = setUp();
      for (const left of [3, 2, 1, 0]) {
        set(...ids.slice(0, left).map((id) => transfer(id, 0.5)));
        await poll(follow(...ids));
      }
      clock.advance(120_000);
      expect((await poll(follow(...ids))).observations).toHaveLength(3);
    });
  });

  it("continues with an unreadable cursor", async () => {
    const { poll, set } = setUp();
    set(transfer("job-1", 0.5));
    const { observations, cursor } = await poll({ ...follow("job-1"), cursor: "not ours" });
    expect(observations).toHaveLength(1);
    expect(cursor).toBe('["job-1"]');
  });

  it("reports the download when its files cannot be read", async () => {
    const { poll, set } = setUp(() => Promise.reject(new Error("away")));
    set(transfer("job-1", 0.5));
    expect((await poll(follow("job-1"))).observations.map(shown)).toEqual([
      "downloading DOWNLOADING 0.5",
    ]);
  });

  it("continues after a failed list", async () => {
    const { clock } = setUp();
    let isDown = true;
    const poll = createTransferPoll({
      service: "client",
      event: "list",
      now: clock.now,
      list: async () => {
        if (isDown) throw new Error("away");
        return { transfers: [transfer("job-1", 0.5)] };
      },
      isEmpty: async () => true,
    });
    await expect(poll(follow("job-1"))).rejects.toThrow("away");
    isDown = false;
    expect((await poll(follow("job-1"))).observations).toHaveLength(1);
  });
});
