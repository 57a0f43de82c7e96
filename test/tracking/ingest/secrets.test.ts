import { expect, it } from "vitest";
import { observe } from "../../../server/tracking/ingest/observe.ts";
import { replayDelivery } from "../../support/actor.ts";
import { describeEachProvider } from "../../support/database.ts";
import { startTestTracker } from "../../support/tracking.ts";
import { grabOf, seasonRequest, SERIES } from "../body.ts";

const PASSKEY = "0123456789abcdef0123456789abcdef";
const HASH = "C9E15763F722F23E98A29DECDFAE341B98D53056";

describeEachProvider("what is stored of a service's message", (open) => {
  it("has no secret, and can be applied again by the hash of its torrent", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SONARR", "SEERR"]);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    const grab = {
      ...grabOf({ episodes: [[1, 1]], downloadId: HASH }),
      note: `magnet:?xt=urn:btih:${HASH}&tr=udp%3A%2F%2Ft.example%2F${PASSKEY}`,
      image: `https://t.example/rss/${PASSKEY}?apikey=${PASSKEY}`,
      header: `Bearer ${PASSKEY}`,
    };
    const { id, status } = await tracker.deliver("sonarr", grab);
    expect(status).toBe("APPLIED");

    const { body } = await store.read.delivery.findUniqueOrThrow({ where: { id } });
    const text = new TextDecoder().decode(body);
    expect(text).not.toContain(PASSKEY);
    expect(JSON.parse(text)).toMatchObject({ downloadId: HASH, series: SERIES });
    const download = await store.read.download.findFirstOrThrow();
    expect(download.downloadKey).toBe(HASH.toLowerCase());

    await replayDelivery(tracker.context, id);
    await tracker.idle();
    expect(await store.read.delivery.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "APPLIED",
      message: "known already",
    });
    // The same message again is known by what was sent, not by what is stored.
    expect(await tracker.deliver("sonarr", grab)).toMatchObject({ status: "DUPLICATE" });
    expect(await store.read.download.count()).toBe(1);
    await tracker.stop();
  });

  it("has no secret in the evidence of a poll either", async () => {
    const store = await open();
    const tracker = await startTestTracker(store, ["SONARR", "SEERR"]);
    await tracker.deliver("seerr", seasonRequest(1, "1"));
    await tracker.deliver("sonarr", grabOf({ episodes: [[1, 1]], downloadId: HASH }));
    await observe(tracker.context, [
      {
        service: "qbittorrent",
        kind: "downloading",
        channel: "POLL",
        event: "poll",
        at: null,
        keys: { downloadId: HASH },
        transfer: { state: "DOWNLOADING", progress: 0.5 },
        evidence: { hash: HASH, tracker: `udp://t.example:1337/${PASSKEY}/announce`, token: "k" },
      },
    ]);
    const { evidence } = await store.read.transition.findFirstOrThrow({
      where: { evidence: { contains: HASH } },
    });
    expect(JSON.parse(evidence ?? "")).toEqual({
      hash: HASH,
      tracker: "udp://t.example:1337/…/announce",
      token: "[redacted]",
    });
    await tracker.stop();
  });
});
