import { expect, it } from "vitest";
import { FOREIGN_AUTHORIZATION } from "../../../simulator/service/seerr-webhook.ts";
import { startTestApp } from "../../support/app.ts";
import { startReceiver } from "../../support/receiver.ts";

const REGISTER = `mutation ($baseUrl: String, $replace: Boolean, $passOn: Boolean) {
  registerWebhook(slug: "seerr", baseUrl: $baseUrl, replaceExisting: $replace, passOn: $passOn) { ok code } }`;
const RELAY = `{ services { slug webhook { relay { host failingSince lastSentAt answer } } } }`;

it("passes webhooks on to the former owner: the same bytes and headers, in order, again after 500 and after a restart", async () => {
  const receiver = await startReceiver();
  const app = await startTestApp({
    seerr: { foreign: `${receiver.url}/api/webhook/home?key=1` },
    speed: 600,
  });
  const register = async (variables: object) => {
    const answer = await app.query(REGISTER, { baseUrl: app.app.url, ...variables });
    return answer.registerWebhook as { ok: boolean; code: string | null };
  };
  const relay = async () => {
    const { services } = await app.query(RELAY);
    const rows = services as { slug: string; webhook: { relay: Record<string, unknown> | null } }[];
    return rows.find(({ slug }) => slug === "seerr")?.webhook.relay ?? null;
  };
  expect(await register({})).toMatchObject({ ok: false, code: "CONFLICT" });
  expect(await register({ replace: true, passOn: true })).toEqual({ ok: true, code: null });
  expect(await relay()).toMatchObject({ host: new URL(receiver.url).host, failingSince: null });

  const body = (subject: string) =>
    `{ "notification_type":"TEST_NOTIFICATION",  "subject": "${subject} ü" }\n`;
  const send = async (subject: string) => {
    const url = `${app.app.url}/hooks/seerr`;
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json; charset=UTF-8",
        Authorization: `Bearer ${app.app.hookSecret("seerr")}`,
      },
      body: body(subject),
    });
    expect(response.status).toBe(202);
  };
  const received = () =>
    receiver.received
      .map(({ bytes }) => bytes.toString("utf8"))
      .filter((text) => text.includes(" ü"));
  await send("first");
  await expect.poll(received).toEqual([body("first")]);
  const first = receiver.received.find(({ bytes }) => bytes.toString("utf8") === body("first"));
  expect(first?.path).toBe("/api/webhook/home?key=1");
  expect(first?.headers).toMatchObject({
    "content-type": "application/json; charset=UTF-8",
    authorization: FOREIGN_AUTHORIZATION,
  });

  receiver.answer({ status: 500 });
  await send("second");
  await send("third");
  await expect.poll(async () => (await relay())?.["failingSince"]).toBeTruthy();
  receiver.answer({ status: 204 });
  await app.restart();
  await expect
    .poll(() => received().slice(-2), { timeout: 20_000 })
    .toEqual([body("second"), body("third")]);
  expect(received().filter((text) => text === body("third"))).toHaveLength(1);
  await expect.poll(async () => (await relay())?.["failingSince"]).toBeNull();
  const { endWebhookRelay } = await app.query(`mutation { endWebhookRelay(slug: "seerr") }`);
  expect(endWebhookRelay).toBe(true);
  expect(await relay()).toBeNull();
});
