import { rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAdmin } from "../../../server/account/create-admin.ts";
import { createApp } from "../../../server/app.ts";
import { loadConfig } from "../../../server/config/config.ts";
import { searchTextOf, sortTitleOf } from "../../../server/domain/title.ts";
import { createLog } from "../../../server/log.ts";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { makeDatabaseFolder } from "../../support/database.ts";

const SIGN_IN_CODE = "let-me-in";
const HOUR_MS = 3_600_000;
const BATCH_SIZE = 500;

/** The tracker with its pages and so many requests, one in fifty of them a download; without services, so that nothing moves. */
export async function startLibrary(requests: number): Promise<{ readonly signInUrl: string }> {
  const dataDir = makeDatabaseFolder();
  const app = await createApp({
    config: loadConfig({ PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir }),
    log: createLog("silent"),
    clock: systemClock,
    fetch,
    version: "test",
    clientDir: join(import.meta.dirname, "../../../dist/client"),
    signInCode: SIGN_IN_CODE,
  });
  onTestFinished(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await createAdmin(app.account, { username: "Ada", password: "correct horse battery" });
  const now = Date.now();
  for (let first = 0; first < requests; first += BATCH_SIZE) {
    const count = Math.min(BATCH_SIZE, requests - first);
    const data = Array.from({ length: count }, (_, index) => toRow(first + index, now));
    await app.store.write((tx) => tx.mediaRequest.createMany({ data }));
  }
  return { signInUrl: `${app.url}/api/sign-in?code=${SIGN_IN_CODE}` };
}

/** The latest first, so that the list is in the order of the numbers. */
function toRow(number: number, now: number) {
  const at = new Date(now - number * HOUR_MS);
  const isMovie = number % 2 === 0;
  const isLoading = number % 50 === 7;
  const title = titleOf(number);
  const requestedBy = number % 3 === 0 ? "Mika" : "Jörg Ünal";
  const searchText = searchTextOf({ titles: [title], requestedBy, seasons: isMovie ? [] : [1] });
  return {
    id: `request-${number}`,
    origin: "seerr",
    originService: "seerr",
    originId: String(number),
    mediaType: isMovie ? "MOVIE" : "TV",
    seasons: isMovie ? "[]" : "[1]",
    title,
    searchText,
    sortTitle: sortTitleOf(searchText),
    requestedBy,
    arrService: isMovie ? "radarr" : "sonarr",
    approvalState: "APPROVED",
    state: isLoading ? "DOWNLOADING" : "AVAILABLE",
    progress: isLoading ? 0.4 : 1,
    isFinished: !isLoading,
    isComplete: !isLoading,
    version: BigInt(number + 1),
    stateChangedAt: at,
    createdAt: at,
    updatedAt: at,
  };
}

/** Some are too long for one line. */
export function titleOf(number: number): string {
  return number % 7 === 0
    ? `The Long Way Home Across the River and Back Again, Part ${number}`
    : `Title ${number}`;
}
