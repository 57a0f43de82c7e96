import type { Page } from "playwright-core";
import { expect, it, onTestFinished, vi } from "vitest";
import { listPlaygroundTabs } from "../../server/http/playground-document.ts";
import { launchBrowser } from "../support/chromium.ts";
import { openFrontDoor } from "../support/front-door.ts";

const SET_UP = `mutation ($code: String!) { setUpAdmin(code: $code, username: "Ada", password: "long enough") { id } }`;
const FOLLOW = `subscription Typed { transitions(after: "0") { message } }`;

/** The editor shows spaces as non-breaking ones. */
const result = async (page: Page) =>
  (await page.locator(".result-window").innerText()).replaceAll("\u00a0", " ");

const launched = await launchBrowser();
const leftOut = launched.browser === null ? ` (left out: ${launched.reason})` : "";

it.skipIf(launched.browser === null)(
  `opens its tabs and follows a subscription with the network cut, within its policy${leftOut}`,
  async () => {
    const { browser } = launched;
    if (browser === null) throw new Error("unreachable");
    onTestFinished(() => browser.close());
    const door = await openFrontDoor();
    const request = await door.make.request({ title: "Long Way North" });
    await door.make.transition(request.id, { message: "Grabbed the pack." });
    const { headers } = await door.query(
      SET_UP,
      { code: door.account.setUp.code },
      { token: null },
    );
    const [name = "", value = ""] =
      (headers.getSetCookie()[0] ?? "").split(";")[0]?.split("=") ?? [];

    const context = await browser.newContext();
    await context.addCookies([{ name, value, url: door.url }]);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    const strangers: string[] = [];
    page.on(
      "request",
      (sent) =>
        /^https?:/.test(sent.url()) &&
        !sent.url().startsWith(door.url) &&
        strangers.push(sent.url()),
    );
    // Nothing is reached but the tracker itself.
    await context.route(
      (url) => !url.href.startsWith(door.url) && /^https?:$/.test(url.protocol),
      (route) => route.abort(),
    );
    await page.goto(`${door.url}/graphql`);
    for (const { query } of listPlaygroundTabs({ after: 0n })) {
      const operation = /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? "";
      await page.locator(".graphiql-tab", { hasText: operation }).first().waitFor();
    }
    // The first tab answers at once.
    await page.locator(".graphiql-execute-button").click();
    await expect.poll(() => result(page), { timeout: 15_000 }).toContain("Long Way North");
    await page.locator(".graphiql-query-editor .monaco-editor").first().click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText(FOLLOW);
    // The name of the operation that runs follows what was typed.
    await page.locator(".graphiql-tab", { hasText: "Typed" }).waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    await vi.waitFor(async () => expect(await result(page)).toContain("Grabbed the pack."), 15_000);
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
  },
);
