import { request as httpRequest } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { StoreError } from "../../server/store/store.ts";
import { openTestStore } from "../support/database.ts";
import { HOOK_SECRET, openFrontDoor, type FrontDoor } from "../support/front-door.ts";

interface Hook {
  readonly slug?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly query?: string;
}

const BOUNDARY = "7c6a1f0e-1b1e-4a57-9a3c-0d2f3f5f6a11";
const BEARER = { Authorization: `Bearer ${HOOK_SECRET}` };

function post(
  door: FrontDoor,
  { slug = "sonarr", body = "{}", headers = BEARER, query = "" }: Hook,
) {
  return fetch(`${door.url}/hooks/${slug}${query}`, {
    method: "POST",
    body: body as BodyInit,
    headers,
  });
}

describe("a webhook", () => {
  it("is 202 with its id once stored in the inbox, byte for byte, whatever its content type", async () => {
    const door = await openFrontDoor();
    const body = ' {"eventType": "Grab",  "title": "\\u0000é"}\n';
    const response = await post(door, {
      body,
      headers: { ...BEARER, "Content-Type": "text/plain" },
    });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ id: "1" });
    const row = await door.store.read.delivery.findUniqueOrThrow({ where: { id: 1 } });
    expect(Buffer.from(row.body).toString()).toBe(body);
    expect(row).toMatchObject({ service: "sonarr", kind: "SONARR", status: "PENDING" });
  });

  it.each([
    ["a bearer token", { headers: BEARER }],
    ["X-Webhook-Token", { headers: { "X-Webhook-Token": HOOK_SECRET } }],
    [
      "the password of basic auth",
      { headers: { Authorization: `Basic ${btoa(`anyone:${HOOK_SECRET}`)}` } },
    ],
    ["?token=", { headers: {}, query: `?token=${HOOK_SECRET}` }],
  ])("may bring its secret as %s", async (_name, hook) => {
    const door = await openFrontDoor();
    expect((await post(door, hook)).status).toBe(202);
  });

  it("is 401 with no secret, a wrong secret, or where no secret is known", async () => {
    const door = await openFrontDoor();
    const wrong: Record<string, string>[] = [
      {},
      { Authorization: "Bearer nope" },
      { Authorization: "Basic !!" },
      { "X-Webhook-Token": "" },
    ];
    for (const headers of wrong) {
      const response = await post(door, { headers });
      expect(response.status).toBe(401);
      expect((await response.json()).error.code).toBe("UNAUTHENTICATED");
    }
    const closed = await openFrontDoor({ hookSecret: () => undefined });
    expect((await post(closed, {})).status).toBe(401);
    expect(await door.store.read.delivery.count()).toBe(0);
  });

  it("is 404 for an unknown slug, or a service that sends no webhooks", async () => {
    const door = await openFrontDoor();
    for (const slug of ["lidarr", "qbittorrent", "..%2fsonarr", "__proto__"]) {
      expect((await post(door, { slug })).status, slug).toBe(404);
    }
  });

  it("is 405 unless it is a POST", async () => {
    const door = await openFrontDoor();
    const response = await fetch(`${door.url}/hooks/sonarr`, { headers: BEARER });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });

  it("is 400 when it is neither JSON nor a form, unless it can be repaired", async () => {
    const repairBody = (slug: string, text: string) =>
      slug === "jellyfin" ? text.replace(": ,", ": null,") : null;
    const door = await openFrontDoor({ repairBody });
    const body = '{"Year": ,"Name":"x"}';
    for (const broken of ["", "nope", body])
      expect((await post(door, { body: broken })).status).toBe(400);
    expect((await post(door, { slug: "jellyfin", body })).status).toBe(202);
    expect((await post(door, { slug: "jellyfin", body: "nope" })).status).toBe(400);
    const row = await door.store.read.delivery.findFirstOrThrow();
    expect(Buffer.from(row.body).toString()).toBe('{"Year": null,"Name":"x"}');
  });

  it.each([
    [
      "the JSON of its only field, as older versions of Emby send it",
      'form-data; name="data"',
      '{"Event":"library.new","Item":{"Id":"478"}}',
      { Event: "library.new", Item: { Id: "478" } },
    ],
    ["a field without quotes, as .NET writes it", "form-data; name=data", "[1]", [1]],
    ["its field, if that is no JSON", 'form-data; name="data"', "hello", { data: "hello" }],
  ])("stores of a multipart form %s", async (_name, disposition, content, stored) => {
    const door = await openFrontDoor();
    const body = [
      `--${BOUNDARY}`,
      `Content-Disposition: ${disposition}`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      content,
      `--${BOUNDARY}--`,
      "",
    ].join("\r\n");
    const headers = { ...BEARER, "Content-Type": `multipart/form-data; boundary="${BOUNDARY}"` };
    expect((await post(door, { slug: "jellyfin", body, headers })).status).toBe(202);
    expect(await storedBody(door)).toEqual(stored);
  });

  it("stores the payload of a multipart form and not its picture", async () => {
    const door = await openFrontDoor();
    const form = new FormData();
    form.set("payload", '{"event": "library.new"}');
    form.set("thumb", new Blob(["picture"], { type: "image/jpeg" }), "thumb.jpg");
    const response = await fetch(`${door.url}/hooks/jellyfin`, {
      method: "POST",
      body: form,
      headers: BEARER,
    });
    expect(response.status).toBe(202);
    expect(await storedBody(door)).toEqual({ event: "library.new" });
  });

  it("stores the fields of a URL-encoded form", async () => {
    const door = await openFrontDoor();
    const body = new URLSearchParams([
      ["NotificationType", "ItemAdded"],
      ["Name", 'Glass "Ferry" & é'],
      ["Genre", "a"],
      ["Genre", "b"],
    ]).toString();
    const headers = { ...BEARER, "Content-Type": "application/x-www-form-urlencoded" };
    expect((await post(door, { slug: "jellyfin", body, headers })).status).toBe(202);
    expect(await storedBody(door)).toEqual({
      NotificationType: "ItemAdded",
      Name: 'Glass "Ferry" & é',
      Genre: ["a", "b"],
    });
    expect((await post(door, { body: "nope", headers })).status).toBe(400);
  });

  it("repairs the JSON in a form", async () => {
    const repairBody = (_slug: string, text: string) => text.replace(": ,", ": null,");
    const door = await openFrontDoor({ repairBody });
    const form = new FormData();
    form.set("data", '{"Year": ,"Name":"x"}');
    await fetch(`${door.url}/hooks/jellyfin`, { method: "POST", body: form, headers: BEARER });
    expect(await storedBody(door)).toEqual({ Year: null, Name: "x" });
  });

  it("reads at most 256 KB of a form, and repairs no more", async () => {
    const repaired: string[] = [];
    const repairBody = (_slug: string, text: string) => {
      repaired.push(text);
      return null;
    };
    const parsed: number[] = [];
    const { Response } = globalThis;
    vi.stubGlobal(
      "Response",
      class extends Response {
        constructor(body: Uint8Array<ArrayBuffer>, init?: ResponseInit) {
          super(body, init);
          parsed.push(body.byteLength);
        }
      },
    );
    const door = await openFrontDoor({ repairBody });
    const send = async (body: string | Uint8Array, type: string) => {
      const headers = { ...BEARER, "Content-Type": type };
      return (await post(door, { slug: "jellyfin", body, headers })).status;
    };
    const encoded = "application/x-www-form-urlencoded";
    const multipart = `multipart/form-data; boundary=${BOUNDARY}`;
    const part = (disposition: string, content: string) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
    const payload = part('name="payload"', '{"event": "library.new"}');
    const picture = part('name="thumb"; filename="a.jpg"', "\xff".repeat(2 * 2 ** 20));
    const last = `--${BOUNDARY}--\r\n`;

    expect(await send("=".repeat(5_000_000), encoded)).toBe(413);
    expect(await send("=".repeat(5_000_000), "text/plain")).toBe(413);
    expect(await send(part('name="data"', "x".repeat(300_000)) + last, multipart)).toBe(413);
    // One with 100,000 lines in its head.
    expect(await send(`--${BOUNDARY}\r\n${"a: b=\r\n".repeat(100_000)}\r\n`, multipart)).toBe(413);
    expect(parsed).toEqual([]);
    expect(repaired).toEqual([]);
    expect(await door.store.read.delivery.count()).toBe(0);

    expect(await send(`a=${"x".repeat(250_000)}`, encoded)).toBe(202);
    for (const form of [picture + payload + last, payload + picture + last])
      expect(await send(Buffer.from(form, "latin1"), multipart)).toBe(202);
    expect(parsed.map((bytes) => bytes < 260_000)).toEqual([true, true, true]);
    const rows = await door.store.read.delivery.findMany({ orderBy: { id: "asc" } });
    expect(rows.slice(1).map(({ body }) => JSON.parse(Buffer.from(body).toString()))).toEqual([
      { event: "library.new" },
      { event: "library.new" },
    ]);
  });

  it("keeps a form that cannot be read", async () => {
    const door = await openFrontDoor();
    const headers = { ...BEARER, "Content-Type": "multipart/form-data; boundary=b" };
    expect((await post(door, { body: "a=b, cut o", headers })).status).toBe(202);
    const row = await door.store.read.delivery.findFirstOrThrow();
    expect(Buffer.from(row.body).toString()).toBe("a=b, cut o");
  });

  it("is 413 over 5 MB, by its declared length or while streaming", async () => {
    const door = await openFrontDoor();
    const declared = await post(door, { body: `"${"x".repeat(5 * 2 ** 20)}"` }).catch(() => null);
    // The server hangs up on the rest, which a client that is still sending may see as an error.
    if (declared !== null) expect(declared.status).toBe(413);
    expect(await postEndlessly(`${door.url}/hooks/sonarr`)).toBe(413);
    expect(await door.store.read.delivery.count()).toBe(0);
    expect((await post(door, {})).status).toBe(202);
  });

  it("is 503 with Retry-After when it cannot be stored, and reveals nothing of the database", async () => {
    const store = await openTestStore();
    const full = new StoreError("FULL", "no space on /data/tracker.db");
    const door = await openFrontDoor({
      store: { ...store, insertDelivery: () => Promise.reject(full) },
    });
    const response = await post(door, {});
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.text()).not.toMatch(/tracker\.db/);
    expect(door.logged()).not.toContain(HOOK_SECRET);
  });
});

async function storedBody(door: FrontDoor): Promise<unknown> {
  const row = await door.store.read.delivery.findFirstOrThrow();
  return JSON.parse(Buffer.from(row.body).toString());
}

/** Sends without end and without a length; answers with the status. */
function postEndlessly(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(url, { method: "POST", headers: BEARER });
    const chunk = Buffer.alloc(64 * 1024, "x");
    const pump = () => {
      while (!req.destroyed && req.write(chunk));
    };
    req.on("drain", pump);
    req.on("response", (res) => {
      req.destroy();
      resolve(res.statusCode ?? 0);
    });
    req.on("error", reject);
    pump();
  });
}
