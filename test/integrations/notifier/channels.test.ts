import { createECDH, createPublicKey, randomBytes, verify } from "node:crypto";
import { expect, it } from "vitest";
import { makePushKeys, notify } from "../../../server/integrations/notifier/notify.ts";
import type { MailServer } from "../../../server/integrations/port/notifier.ts";
import { startMailbox } from "../../support/mailbox.ts";
import { decryptPush } from "../../support/push.ts";
import { startReceiver } from "../../support/receiver.ts";
import { depsOf, MESSAGE, settingsOf } from "./message.ts";

const TAKEN = { outcome: "TAKEN" };

it("posts an embed with poster, pipeline and links to Discord", async () => {
  const receiver = await startReceiver();
  const url = `${receiver.url}/api/webhooks/1/token`;
  expect(await notify(settingsOf("DISCORD", {}, { url }), MESSAGE, depsOf())).toMatchObject(TAKEN);
  const [sent] = receiver.received;
  expect(sent?.path).toBe("/api/webhooks/1/token?wait=true");
  expect(sent?.json).toEqual({
    embeds: [
      {
        title: String.raw`Night \*Ferry\* (2024) is "ready" to watch`,
        description: [
          String.raw`A sentence <b\>.`,
          "■ Requested ■ Ready",
          "[Watch](https://watch.example/1) · [Open the request](https://tracker.example/request/request-1)",
        ].join("\n\n"),
        color: 0x3f_8f_d9,
        timestamp: "2031-05-04T12:00:00.000Z",
        url: "https://tracker.example/request/request-1",
        thumbnail: { url: "https://image.tmdb.org/t/p/w342/a.jpg" },
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

it("publishes to a topic of ntfy with buttons, and the key by which it replaces a repetition", async () => {
  const receiver = await startReceiver();
  const settings = settingsOf("NTFY", { url: receiver.url, topic: "home" }, { token: "tk_1" });
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject(TAKEN);
  const [sent] = receiver.received;
  expect(sent?.headers.authorization).toBe("Bearer tk_1");
  expect(sent?.json).toMatchObject({
    topic: "home",
    sequence_id: "batch-1",
    title: MESSAGE.title,
    message: "A sentence <b>.\n■ Requested ■ Ready",
    click: "https://watch.example/1",
    icon: "https://image.tmdb.org/t/p/w342/a.jpg",
    actions: [
      { action: "view", label: "Watch", url: "https://watch.example/1" },
      {
        action: "view",
        label: "Open the request",
        url: "https://tracker.example/request/request-1",
      },
    ],
  });
});

it("posts to Apprise by a key with a tag, or with addresses", async () => {
  const receiver = await startReceiver();
  const stored = settingsOf("APPRISE", { url: `${receiver.url}/`, key: "home", tag: "tv" });
  await notify(stored, MESSAGE, depsOf());
  const stateless = settingsOf("APPRISE", { url: receiver.url }, { urls: "json://host" });
  await notify(stateless, MESSAGE, depsOf());
  expect(receiver.received.map(({ path }) => path)).toEqual(["/notify/home", "/notify/"]);
  expect(receiver.received[0]?.json).toEqual({
    title: MESSAGE.title,
    body: [
      "A sentence <b>.",
      "■ Requested ■ Ready",
      "Watch: https://watch.example/1",
      "Open the request: https://tracker.example/request/request-1",
    ].join("\n"),
    type: "info",
    format: "text",
    tag: "tv",
  });
  expect(receiver.received[1]?.json).toMatchObject({ urls: "json://host" });
});

it("creates a message of Gotify that opens the title", async () => {
  const receiver = await startReceiver();
  const settings = settingsOf("GOTIFY", { url: receiver.url }, { token: "app-token" });
  await notify(settings, { ...MESSAGE, isUrgent: true }, depsOf());
  const [sent] = receiver.received;
  expect(sent?.path).toBe("/message");
  expect(sent?.headers["x-gotify-key"]).toBe("app-token");
  expect(sent?.json).toMatchObject({
    title: MESSAGE.title,
    priority: 8,
    extras: {
      "client::display": { contentType: "text/markdown" },
      "client::notification": {
        click: { url: "https://watch.example/1" },
        bigImageUrl: "https://image.tmdb.org/t/p/w342/a.jpg",
      },
    },
  });
});

it("fills the template of a webhook, whatever the title contains", async () => {
  const receiver = await startReceiver();
  const template = '{"text": "{{title}}: {{body}}", "year": {{year}}, "tag": "{{posterUrl}}"}';
  await notify(settingsOf("WEBHOOK", { template }, { url: receiver.url }), MESSAGE, depsOf());
  const [sent] = receiver.received;
  expect(sent?.json).toEqual({
    text: `${MESSAGE.title}: A sentence <b>.\n■ Requested ■ Ready`,
    year: 2024,
    tag: "https://image.tmdb.org/t/p/w342/a.jpg",
  });
  expect(sent?.headers["x-tracker-signature"]).toBeUndefined();
  expect(sent?.headers["idempotency-key"]).toBe("batch-1");
});

it("sends mail with a Message-ID of the message, as text and as HTML", async () => {
  const mailbox = await startMailbox();
  const mailServer: MailServer = {
    host: "127.0.0.1",
    port: mailbox.port,
    security: "NONE",
    username: "tracker",
    password: "a-password",
    from: "Status Tracker <tracker@example.org>",
  };
  const settings = settingsOf("MAIL", { to: "ada@example.org" });
  const answer = await notify(settings, MESSAGE, depsOf({ mailServer }));
  expect(answer).toMatchObject(TAKEN);
  const [mail] = mailbox.mails;
  expect(mail).toMatchObject({
    from: "tracker@example.org",
    to: ["ada@example.org"],
    messageId: "<batch-1@example.org>",
  });
  expect(mail?.source).toContain("Auto-Submitted: auto-generated");
  expect(mail?.source).toContain("A sentence &lt;b&gt;.");
  expect(mail?.source).toContain("https://tracker.example/request/request-1");
  const locked = { ...mailServer, password: "wrong" };
  expect(await notify(settings, MESSAGE, depsOf({ mailServer: locked }))).toMatchObject({
    outcome: "REFUSED",
    answer: expect.stringContaining("Invalid login"),
  });
  mailbox.refuseNext();
  expect(await notify(settings, MESSAGE, depsOf({ mailServer }))).toMatchObject({
    outcome: "REFUSED",
    answer: expect.stringContaining("mailbox is full"),
  });
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject({ outcome: "REFUSED" });
});

it("encrypts a push message for the browser, and proves who sends it", async () => {
  const receiver = await startReceiver();
  receiver.answer({ status: 201 });
  const keys = await makePushKeys();
  const browser = createECDH("prime256v1");
  const p256dh = browser.generateKeys().toString("base64url");
  const auth = randomBytes(16);
  const settings = settingsOf(
    "WEB_PUSH",
    {},
    { endpoint: `${receiver.url}/push/1`, p256dh, auth: auth.toString("base64url") },
  );
  const pushKeys = { ...keys, subject: "mailto:a@example.org" };
  expect(await notify(settings, MESSAGE, depsOf({ pushKeys }))).toMatchObject(TAKEN);
  const [sent] = receiver.received;
  expect(sent?.headers).toMatchObject({ ttl: "259200", urgency: "normal" });
  expect(sent?.headers["topic"]).toMatch(/^[\w-]{32}$/);
  expect(isSignedBy(String(sent?.headers.authorization), keys.publicKey)).toBe(true);
  const payload = JSON.parse(decryptPush(sent?.bytes ?? Buffer.alloc(0), browser, auth));
  expect(payload).toEqual({
    tag: "batch-1",
    title: MESSAGE.title,
    body: "A sentence <b>.\n■ Requested ■ Ready",
    path: "request/request-1",
    url: "https://tracker.example/request/request-1",
    image: "https://image.tmdb.org/t/p/w342/a.jpg",
  });
  receiver.answer({ status: 410 });
  expect(await notify(settings, MESSAGE, depsOf({ pushKeys }))).toMatchObject({ outcome: "GONE" });
});

/** Checks the token of VAPID (RFC 8292): a JWT with ES256. */
function isSignedBy(authorization: string, publicKey: string): boolean {
  const [, jwt = "", key = ""] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [header = "", claims = "", signature = ""] = jwt.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  return (
    key === publicKey &&
    verify(
      "sha256",
      Buffer.from(`${header}.${claims}`),
      { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
    )
  );
}

it("returns a channel's own answer, when it asks to wait, and whether it can have got the message", async () => {
  const receiver = await startReceiver();
  const settings = settingsOf("WEBHOOK", {}, { url: receiver.url });
  receiver.answer({ status: 403, body: '{"message":"wrong token=abc123def"}' });
  const refused = await notify(settings, MESSAGE, depsOf());
  expect(refused).toMatchObject({ outcome: "REFUSED", retryAfterMs: null });
  expect(refused.answer).toMatch(/^403 Forbidden: .*wrong token/);
  expect(refused.answer).not.toContain("abc123def");
  receiver.answer({ status: 429, headers: { "retry-after": "7" } });
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject({ retryAfterMs: 7_000 });
  receiver.answer(null);
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject({ outcome: "NO_ANSWER" });
  await receiver.close();
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject({
    outcome: "REFUSED",
    answer: expect.stringContaining("ECONNREFUSED"),
  });
});

it("holds the last byte back until it is noted that the message is handed over", async () => {
  const receiver = await startReceiver();
  const settings = settingsOf("WEBHOOK", {}, { url: receiver.url });
  const stopped = depsOf({ onHandOver: () => Promise.reject(new Error("the process ends")) });
  expect(await notify(settings, MESSAGE, stopped)).toMatchObject({ outcome: "REFUSED" });
  expect(receiver.received).toHaveLength(0);
  expect(await notify(settings, MESSAGE, depsOf())).toMatchObject(TAKEN);
  expect(receiver.received).toHaveLength(1);
});

it("reaches no address within the home for those who may not", async () => {
  const receiver = await startReceiver();
  const port = new URL(receiver.url).port;
  for (const base of ["http://127.0.0.1", "http://localhost", "https://127.0.0.1"]) {
    const settings = settingsOf("WEBHOOK", {}, { url: `${base}:${port}` });
    const answer = await notify(settings, MESSAGE, depsOf({ mayReachHome: false }));
    expect(answer).toMatchObject({
      outcome: "REFUSED",
      answer: expect.stringContaining("within the home"),
    });
  }
  expect(receiver.received).toHaveLength(0);
});
