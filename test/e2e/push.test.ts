import { expect, it, onTestFinished } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { startEnvironment } from "./support/start-environment.ts";

interface Shown {
  readonly title: string;
  readonly tag: string;
  readonly body: string;
  readonly data: { readonly path: string };
}

/** What the worker's global scope has, with what the test adds. */
interface WorkerScope {
  readonly registration: {
    showNotification(title: string, options: Omit<Shown, "title">): Promise<void>;
  };
  readonly ExtendableEvent: new (type: string) => Event;
  shown: Shown[];
}

it("shows a push message by its tag, and opens its request when it is pressed", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { app, signInUrl } = await startEnvironment(15);
  const windows = await browser.newContext();
  const page = await windows.newPage();
  await page.goto(signInUrl);
  const hasWorker = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  await expect.poll(hasWorker).toBe(true);
  const [worker] = windows.serviceWorkers();
  if (worker === undefined) throw new Error("there is no service worker");
  // Headless Chromium grants nobody the permission to show notifications.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as WorkerScope;
    scope.shown = [];
    scope.registration.showNotification = (title, options) => {
      scope.shown.push({ title, ...options });
      return Promise.resolve();
    };
  });

  const devtools = await windows.newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registration;
  const message = { tag: "batch-1", title: "Suzume is ready to watch", body: "A sentence." };
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin: app.url,
    registrationId,
    data: JSON.stringify({ ...message, path: "request/none" }),
  });
  const shown = () => worker.evaluate(() => (globalThis as unknown as WorkerScope).shown);
  await expect.poll(shown).toMatchObject([{ ...message, data: { path: "request/none" } }]);

  // As the browser does when the notification is pressed; only that may also focus a window.
  await worker.evaluate(() => {
    const { ExtendableEvent, shown: all } = globalThis as unknown as WorkerScope;
    const notification = { data: all[0]?.data, close: () => undefined };
    dispatchEvent(Object.assign(new ExtendableEvent("notificationclick"), { notification }));
  });
  await page.waitForURL(`${app.url}/request/none`);
});
