import { expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../../server/tracking/core/secrets.ts";
import { checkWebhook } from "../../../server/tracking/services/check-webhook.ts";
import { hookSecretOf } from "../../../server/tracking/services/hook-secret.ts";
import { loadRunning } from "../../../server/tracking/services/load-running.ts";
import { startTracker } from "../../../server/tracking/tracker.ts";
import { registerWebhook, saveService } from "../../support/actor.ts";
import { openTestStore } from "../../support/database.ts";
import { openFrontDoor } from "../../support/front-door.ts";
import { integratePlain, startPlainService } from "../../support/plain-service.ts";
import { silentLog } from "../../support/tracking.ts";

const KEY = "plain-k3y-0123456789";

/** A tracker with its front door, and one service of the app that sends webhooks. */
async function start() {
  const store = await openTestStore();
  const { context, stop } = await startTracker({
    store,
    clock: systemClock,
    log: silentLog,
    connections: [],
    integrate: integratePlain,
    cipher: createSecretCipher("secret-one-0123456789"),
    pace: { pollSeconds: 60, verifySeconds: 60, reconcileSeconds: 60 },
    publicUrl: null,
    webhookToken: "token-of-the-environment",
  });
  onTestFinished(stop);
  const door = await openFrontDoor({
    tracking: context,
    hookSecret: (slug) => hookSecretOf(context, slug),
  });
  const service = await startPlainService(KEY);
  const input = { kind: "SONARR", name: "Sonarr", url: service.url, apiKey: KEY } as const;
  const { slug } = await saveService(context, input);
  const loadRow = () => store.read.service.findUniqueOrThrow({ where: { slug } });
  return { context, door, service, slug, input, loadRow };
}

it("registers a webhook and proves that it arrives", async () => {
  const { context, door, service, slug, loadRow } = await start();

  const result = await registerWebhook(context, { slug, baseUrl: `${door.url}/` });

  expect(result).toMatchObject({ isOk: true, code: null, slug });
  expect(service.webhook).toBe(`${door.url}/hooks/sonarr`);
  expect(await loadRow()).toMatchObject({
    webhookRegisteredAt: expect.any(Date),
    webhookProvenAt: expect.any(Date),
    webhookMessage: null,
  });
  await vi.waitFor(async () => expect((await loadRow()).lastDeliveryAt).toBeInstanceOf(Date));
});

it("is not proven when no test message arrives, and says so", async () => {
  const { context, door, service, slug, loadRow } = await start();
  service.isMute = true;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());

  const registering = registerWebhook(context, { slug, baseUrl: door.url });
  await vi.waitFor(() =>
    expect(service.calls.some(({ path }) => path === "/webhook-test")).toBe(true),
  );
  await vi.advanceTimersByTimeAsync(15_000);

  expect(await registering).toMatchObject({
    isOk: false,
    code: "timeout",
    message: { params: { cause: { code: "TEST_MESSAGE_MISSING", params: { seconds: 15 } } } },
  });
  expect(await loadRow()).toMatchObject({
    webhookProvenAt: null,
    webhookMessage: expect.stringContaining("has not arrived"),
  });
});

it("is not proven by a nonce with a wrong secret or for another service", async () => {
  const { context, door, slug } = await start();
  const proof = context.services.proofs.expect(slug, "n0nce", 300);
  const url = `${door.url}/hooks/${slug}?proof=n0nce`;
  const refused = await fetch(url, {
    method: "POST",
    body: "{}",
    headers: { "x-webhook-token": "token-of-the-environment" },
  });
  expect(refused.status).toBe(401);
  context.services.proofs.arrived("another", "n0nce");

  expect(await proof.arrived).toBe(false);
});

it("asks before it replaces another program's webhook, and names only its host", async () => {
  const { context, door, service, slug } = await start();
  const theirs = "https://other.example/hook?token=their-secret";
  service.webhook = theirs;

  const refused = await registerWebhook(context, { slug, baseUrl: door.url });
  expect(refused).toMatchObject({
    isOk: false,
    code: "conflict",
    message: { code: "WEBHOOK_TAKEN", params: { host: "other.example" } },
  });
  expect(JSON.stringify(refused.message)).not.toContain("their-secret");
  expect(service.webhook).toBe(theirs);

  expect(
    await registerWebhook(context, { slug, baseUrl: door.url, replacesExisting: true }),
  ).toMatchObject({ isOk: true });
});

it("ends the pause of a webhook that the service has blocked", async () => {
  const { context, door, service, slug } = await start();
  await registerWebhook(context, { slug, baseUrl: door.url });
  service.isPaused = true;

  await checkWebhook(context, loadRunning(context, slug));

  expect(service.isPaused).toBe(false);
});

it("shows that its webhook was removed or replaced at the service, and leaves that unchanged", async () => {
  const { context, door, service, slug, loadRow } = await start();
  await registerWebhook(context, { slug, baseUrl: door.url });
  service.webhook = "https://other.example/hook?token=their-secret";

  await checkWebhook(context, loadRunning(context, slug));

  expect(service.webhook).toContain("other.example");
  expect(await loadRow()).toMatchObject({
    webhookRegisteredAt: null,
    webhookMessage: "Sonarr now sends its webhooks to other.example.",
  });
});

it("asks for the address at which the services reach the tracker", async () => {
  const { context, slug } = await start();

  await expect(registerWebhook(context, { slug })).rejects.toMatchObject({
    code: "BAD_INPUT",
    field: "baseUrl",
  });
  await expect(registerWebhook(context, { slug, baseUrl: "tracker" })).rejects.toMatchObject({
    field: "baseUrl",
  });
});

it("is 404 for the webhooks of a disabled service", async () => {
  const { context, door, slug, input } = await start();
  const post = () =>
    fetch(`${door.url}/hooks/${slug}`, {
      method: "POST",
      body: "{}",
      headers: { "x-webhook-token": hookSecretOf(context, slug) ?? "" },
    }).then(({ status }) => status);
  expect(await post()).toBe(202);

  await saveService(context, { ...input, slug, isEnabled: false });

  expect(await post()).toBe(404);
  await expect(registerWebhook(context, { slug, baseUrl: door.url })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

it("passes on the address that was registered before, and is shown as up at once", async () => {
  const { context, door, service, slug, loadRow } = await start();
  await registerWebhook(context, { slug, baseUrl: door.url });
  const wake = vi.spyOn(loadRunning(context, slug), "wake");
  const status = context.services.statuses.get(slug);
  if (status !== undefined) context.services.statuses.set(slug, { ...status, status: "DOWN" });

  const moved = await registerWebhook(context, {
    slug,
    baseUrl: door.url.replace("127.0.0.1", "localhost"),
  });

  expect(moved).toMatchObject({ isOk: true });
  expect(service.formerUrl).toBe(`${door.url}/hooks/sonarr`);
  expect((await loadRow()).webhookUrl).toContain("localhost");
  expect(wake).toHaveBeenCalledOnce();
});
