import { expect, it, onTestFinished } from "vitest";
import { launchBrowser } from "../support/chromium.ts";
import { startTlsProxy } from "../support/tls-proxy.ts";
import { findSetUpCode, makeDataDir, startTrackerProcess } from "../support/tracker-process.ts";

it("works in a browser under a path behind a proxy that ends TLS", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const proxy = await startTlsProxy({ keepsHost: true });
  const env = { BASE_PATH: "/tracker", TRUST_PROXY: "127.0.0.0/8", HSTS_SECONDS: "60" };
  const tracker = await startTrackerProcess(makeDataDir(), env);
  proxy.serve(tracker.url);

  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const live = () => page.locator('.connection[data-phase="live"]').waitFor();

  await page.goto(`${proxy.origin}/tracker`);
  expect(page.url()).toBe(`${proxy.origin}/tracker/`);
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  await fill("Setup code", await findSetUpCode(tracker));
  await fill("Username", "Mika");
  await fill("Password", "correct horse battery");
  await fill("Confirm password", "correct horse battery");
  await page.getByRole("button", { name: "Create account", exact: true }).click();
  await page.getByRole("heading", { name: "Connect your services" }).waitFor();
  expect(page.url()).toBe(`${proxy.origin}/tracker/welcome`);
  await live();
  expect(new Set(proxy.sockets)).toEqual(new Set(["/tracker/graphql"]));
  expect(await page.context().cookies()).toContainEqual(
    expect.objectContaining({
      name: "__Secure-status_tracker_session",
      path: "/tracker/",
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
    }),
  );

  // The pages of the app have addresses under the path, and whoever signed in stays so.
  await page.reload();
  await live();
  expect(page.url()).toBe(`${proxy.origin}/tracker/welcome`);
  // Chromium loads no service worker from a server whose certificate it does not trust.
  const isOfCertificate = (error: string) => error.startsWith("An SSL certificate error occurred");
  expect(errors.filter((error) => !isOfCertificate(error))).toEqual([]);
});
