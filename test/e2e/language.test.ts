import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { LYCORIS_RECOIL } from "../../simulator/stories/lycoris-recoil.ts";
import { findLayoutFlaws } from "../screens/layout-check.ts";
import { launchBrowser } from "../support/chromium.ts";
import { download, importSome, seerrRequest, unitsOf } from "../support/deletion.ts";
import { startEnvironment } from "./support/start-environment.ts";

const SPEED = 15;
const PHONE = { width: 390, height: 844 };

/** What people with a browser in a language read. */
const EXPECTED = [
  {
    locale: "de-AT",
    signIn: "Anmelden",
    requests: "Anfragen",
    ready: "3 von 13 bereit",
    episodes: "Folgen",
    status: "Status",
    answer: "3 von 13 Folgen sind bereit.",
    menu: "Kontomenü von Ada",
    language: "Sprache",
  },
  {
    locale: "ja-JP",
    signIn: "サインイン",
    requests: "リクエスト",
    ready: "13話中3話が視聴可能",
    episodes: "エピソード",
    status: "状態",
    answer: "13エピソードのうち3話が視聴できます。",
    menu: "Adaさんのアカウントメニュー",
    language: "言語",
  },
] as const;

async function expectWhole(page: Page, where: string): Promise<void> {
  await expect.poll(() => findLayoutFlaws(page), { message: where }).toEqual([]);
}

it("is in German and in Japanese for whoever has such a browser, whole on a phone, and in the language that is chosen", async (context) => {
  const launch = await launchBrowser();
  if (launch.browser === null) return context.skip(launch.reason);
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const { stack, signInUrl } = await startEnvironment(SPEED);
  const { world } = stack;
  const item = seerrRequest(world, { title: LYCORIS_RECOIL, seasons: [1], by: "mika" });
  importSome(world, download(world, item, unitsOf(item, 1)), 3);

  for (const words of EXPECTED) {
    const { locale } = words;
    const window = await browser.newContext({ viewport: PHONE, locale });
    const page = await window.newPage();
    const crashes: string[] = [];
    page.on("pageerror", (error) => crashes.push(error.message));

    await page.goto(new URL(signInUrl).origin);
    await page.getByRole("heading", { name: words.signIn, level: 1 }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(locale);
    await expectWhole(page, `${locale}: sign-in`);

    await page.goto(signInUrl);
    const card = page.locator("a.card", { hasText: "Lycoris Recoil" });
    await card.getByText(words.ready).waitFor();
    await page.getByRole("heading", { name: words.requests, level: 1 }).waitFor();
    await expectWhole(page, `${locale}: home`);

    await card.click();
    const answer = page.getByRole("region", { name: words.status, exact: true });
    await answer.getByText(words.answer).waitFor();
    await page.getByRole("heading", { name: words.episodes, level: 2 }).waitFor();
    await expectWhole(page, `${locale}: request`);

    await page.getByRole("button", { name: words.menu }).click();
    await page.getByLabel(words.language, { exact: true }).selectOption("en");
    await page.getByRole("region", { name: "Status" }).getByText("3 of 13 episodes").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en-GB");
    expect(crashes).toEqual([]);
    await window.close();
  }
});
