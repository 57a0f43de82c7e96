import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { resetPassword } from "../../server/account/reset-password.ts";
import { copyMigratedDatabase, makeDatabaseFolder } from "../support/database.ts";
import { openFrontDoor, withCookie } from "../support/front-door.ts";
import { ADA, cookiesOf, logIn, setUpAda } from "../support/sign-in.ts";

const PROGRAM = join(import.meta.dirname, "../../server/reset-password.ts");

it("gives the account a new password and ends its sessions", async () => {
  const door = await openFrontDoor();
  const before = await setUpAda(door);
  const reset = await resetPassword(door.store, " aDA");
  expect(reset).toMatchObject({ name: "Ada", isEnabled: true });

  const as = withCookie(cookiesOf(before));
  expect((await door.query("{ viewer { name } }", {}, as)).data.viewer).toBeNull();
  const old = await logIn({ door }, ADA);
  expect(old.errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  const next = await logIn({ door }, { username: "Ada", password: reset?.password ?? "" });
  expect(next.data.login).toMatchObject({ name: "Ada", role: "ADMIN" });
  expect(await resetPassword(door.store, "Eve")).toBeNull();
});

it("lists the accounts for whoever names none that exists", async () => {
  const dataDir = makeDatabaseFolder();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  await copyMigratedDatabase(dataDir);
  const run = promisify(execFile)(process.execPath, [PROGRAM, "Eve"], {
    env: { PATH: process.env["PATH"], DATA_DIR: dataDir },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: "There is no account named Eve in the tracker itself.\nThere are none yet.\n",
  });
});
