import { describe, expect, it } from "vitest";
import { createIntegration } from "../../server/integrations/registry.ts";
import { readBody, withoutSecrets } from "../../server/store/column/delivery.ts";
import { listFixtures, readFixture } from "../support/fixture.ts";
import { deadConnection, silentLog } from "../support/tracking.ts";

const SENDERS = ["SEERR", "SONARR", "RADARR", "JELLYFIN"] as const;

/** What a delivery is applied from: the body as it is stored. */
function storedOf(body: unknown): unknown {
  return readBody(withoutSecrets(Buffer.from(JSON.stringify(body))));
}

function receiverOf(kind: (typeof SENDERS)[number]) {
  const { receive } = createIntegration(deadConnection(kind), {
    fetch,
    now: () => new Date("2026-11-01T12:00:00Z"),
    log: silentLog,
    signal: AbortSignal.timeout(60_000),
  });
  if (receive === undefined) throw new Error(`${kind} sends no webhooks`);
  return receive;
}

describe.each(SENDERS)("a webhook of %s", (kind) => {
  const slug = kind.toLowerCase();

  it.each(listFixtures(slug, "webhook-").filter((path) => !path.includes("delivery-headers")))(
    "means the same without its secrets: %s",
    (path) => {
      const receive = receiverOf(kind);
      const body = readFixture(path);
      expect(receive(storedOf(body))).toEqual(receive(body));
    },
  );
});

it("of Sonarr keeps the hash of a torrent whose address has a key", () => {
  const receive = receiverOf("SONARR");
  const path = listFixtures("sonarr", "webhook-").find((name) => name.includes("grab")) ?? "";
  const body = readFixture<{ release: object }>(path);
  const secret = "0123456789abcdef0123456789abcdef";
  const withKey = {
    ...body,
    downloadId: "C9E15763F722F23E98A29DECDFAE341B98D53056",
    release: {
      ...body.release,
      downloadUrl: `https://x.example/${secret}/dl`,
      guid: `magnet:?xt=urn:btih:C9E15763F722F23E98A29DECDFAE341B98D53056&tr=https%3A%2F%2Fx.example%2F${secret}`,
    },
  };
  const stored = storedOf(withKey);
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(receive(stored)).toEqual(receive(withKey));
  expect(JSON.stringify(receive(stored))).toContain("C9E15763F722F23E98A29DECDFAE341B98D53056");
});

it("that is no JSON keeps its other bytes", () => {
  const bytes = Buffer.from("--x\r\napikey=k3y&name=Amélie\r\n\xff\xfe", "latin1");
  const stored = Buffer.from(withoutSecrets(bytes)).toString("latin1");
  expect(stored).toBe("--x\r\napikey=...&name=Amélie\r\n\xff\xfe");
});
