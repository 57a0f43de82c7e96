import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { type Stack, startStack } from "../../../simulator/stack.ts";
import type { AnyResult } from "../../support/answer.ts";
import { launchBrowser } from "../../support/chromium.ts";
import { makeDatabaseFolder } from "../../support/database.ts";
import { spawnTracker, type TrackerProcess } from "../../support/spawn-tracker.ts";
import { findSetUpCode } from "../../support/tracker-process.ts";

/** The admin of the house. */
export const ADMIN = { username: "Hana", password: "correct horse battery" };

export interface House {
  readonly url: string;
  readonly stack: Stack;
  /** Opens a path of the tracker, or another address, in a browser of its own. */
  open(path: string): Promise<OpenPage>;
  /** Asks over HTTP as the admin, who signs in for it. */
  asAdmin(query: string, variables?: object): Promise<AnyResult>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** What went wrong on the page. */
  readonly crashes: readonly string[];
}

const SET_UP = `mutation ($code: String!, $username: String!, $password: String!) {
  setUpAdmin(code: $code, username: $username, password: $password) { id }
}`;
const LOG_IN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { id }
}`;

/**
 * A tracker in a process of its own beside the simulated services, with an admin, for several tests. Returns why there is
 * none where no browser is.
 */
export async function openHouse(): Promise<House | string> {
  const launch = await launchBrowser();
  if (launch.browser === null) return launch.reason;
  const { browser } = launch;
  const stack = await startStack();
  const dataDir = makeDatabaseFolder();
  const tracker = await spawnTracker(dataDir, stack.env());
  await setUpAdmin(tracker);
  return {
    url: tracker.url,
    stack,
    open: (path) => open(browser, new URL(path, tracker.url).href),
    async asAdmin(query, variables = {}) {
      const { cookie } = await ask(tracker.url, LOG_IN, ADMIN);
      return (await ask(tracker.url, query, variables, { Cookie: cookie })).data;
    },
    async close() {
      await browser.close();
      await tracker.end("SIGKILL");
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes Hana the first admin. */
export async function setUpAdmin(tracker: TrackerProcess): Promise<void> {
  const code = await findSetUpCode(tracker);
  await ask(tracker.url, SET_UP, { ...ADMIN, code });
}

async function open(browser: Browser, url: string): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const crashes: string[] = [];
  page.on("pageerror", (error) => crashes.push(error.message));
  await page.goto(url);
  return { page, crashes };
}

async function ask(
  url: string,
  query: string,
  variables: object,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(await response.text());
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { data, cookie };
}
