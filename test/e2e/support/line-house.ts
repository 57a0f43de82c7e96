import type { BrowserContext, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { launchBrowser } from "../../support/chromium.ts";
import { type Line, openLine } from "../../support/line.ts";
import { makeDataDir, startTrackerProcess } from "../../support/tracker-process.ts";
import { ADMIN, setUpAdmin } from "./house.ts";

const ADMIN_TOKEN = "an-admin-token-for-this-house";

/** A tracker without services behind a line that can fail, and a browser in which its admin is signed in. */
export interface LineHouse {
  readonly line: Line;
  readonly context: BrowserContext;
  /** Opens a path in another tab of the browser. */
  open(path: string): Promise<Page>;
  /** What went wrong on any page. */
  readonly crashes: readonly string[];
  /** Number of WebSockets of the tracker. */
  countSockets(): Promise<number>;
  /** Signs in as from another device, beside the line. */
  signInElsewhere(): Promise<void>;
  /** Ends all sessions of the admin, beside the line. */
  endSessions(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const LOG_IN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { id }
}`;

/** Returns why there is none where no browser is. */
export async function openLineHouse(): Promise<LineHouse | string> {
  const launch = await launchBrowser();
  if (launch.browser === null) return launch.reason;
  const { browser } = launch;
  onTestFinished(() => browser.close());
  const dataDir = makeDataDir();
  const line = await openLine();
  let tracker = await startTrackerProcess(dataDir, { ADMIN_TOKEN });
  line.serve(tracker.url);
  const start = async () => {
    tracker = await startTrackerProcess(dataDir, { ADMIN_TOKEN });
    line.serve(tracker.url);
  };
  await setUpAdmin(tracker);
  const ask = async (query: string, variables: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${tracker.url}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    await response.arrayBuffer();
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  };

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const crashes: string[] = [];
  const open = async (path: string) => {
    const page = await context.newPage();
    page.on("pageerror", (error) => crashes.push(error.message));
    await page.goto(`${line.url}${path}`);
    return page;
  };
  const page = await open("/account");
  await page.getByLabel("Username", { exact: true }).fill(ADMIN.username);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Account", exact: true }).waitFor();
  await page.close();

  return {
    line,
    context,
    open,
    crashes,
    async countSockets() {
      const headers = { Authorization: `Bearer ${ADMIN_TOKEN}` };
      const text = await (await fetch(`${tracker.url}/metrics`, { headers })).text();
      return Number(/^status_tracker_sockets (\d+)$/m.exec(text)?.[1]);
    },
    signInElsewhere: async () => void (await ask(LOG_IN, ADMIN)),
    async endSessions() {
      const cookie = await ask(LOG_IN, ADMIN);
      await ask("mutation { endOtherSessions }", {}, { Cookie: cookie });
    },
    stop: () => tracker.end("SIGTERM"),
    start,
  };
}
