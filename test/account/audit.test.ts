import { expect, it } from "vitest";
import { HOOK_SECRET, openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { logIn, openSignInDoor } from "../support/sign-in.ts";

async function readLines({ store }: FrontDoor): Promise<readonly string[]> {
  const entries = await store.read.auditEntry.findMany({ orderBy: { id: "asc" } });
  return entries.map(
    ({ actor, event, detail, count }) =>
      `${actor ?? "nobody"} ${event} ${detail}${count > 1 ? ` ×${count}` : ""}`,
  );
}

it("records first sign-ins, roles that follow a service, and refusals with the account that was tried", async () => {
  const tracker = await openSignInDoor();
  const { door, replace } = tracker;
  const ada = { username: "ada", provider: "jellyfin" };
  await logIn(tracker, ada);
  await logIn(tracker, { ...ada, username: "ADA", password: "guess" });
  await logIn(tracker, { ...ada, username: "my password", password: "guess" });
  replace("jellyfin", (integration) => {
    const { signIn } = integration;
    if (signIn === undefined) throw new Error("Jellyfin has accounts");
    const checkPassword = async (username: string, password: string) => {
      const user = await signIn.checkPassword(username, password);
      return user && { ...user, role: "ADMIN" as const };
    };
    return { ...integration, signIn: { ...signIn, checkPassword } };
  });
  await logIn(tracker, ada);
  await door.store.write((tx) => tx.person.updateMany({ data: { isEnabled: false } }));
  const refused = await logIn(tracker, ada);
  expect(refused.errors?.[0]?.extensions["code"]).toBe("FORBIDDEN");
  const session = '{"service":"jellyfin"}';
  expect(await readLines(door)).toEqual([
    `Ada SIGNED_IN ${session}`,
    'Ada PERSON_ADDED {"name":"Ada","role":"REQUESTER"}',
    'Ada SIGN_IN_REFUSED {"way":"password","cause":"wrong","place":"jellyfin"}',
    'nobody SIGN_IN_REFUSED {"way":"password","cause":"wrong","place":"jellyfin"}',
    `Ada SIGNED_IN ${session}`,
    'Ada ROLE_CHANGED {"name":"Ada","from":"REQUESTER","to":"ADMIN","isAutomatic":true}',
    'Ada SIGN_IN_REFUSED {"way":"password","cause":"disabled","place":"jellyfin"}',
  ]);
});

it("records wrong tokens and webhook secrets, and never the secrets", async () => {
  const door = await openFrontDoor();
  for (const token of ["stt_guess-one", "stt_guess-two"])
    await door.query("{ viewer { name } }", {}, { token });
  for (const secret of ["hook-guess", "hook-guess", HOOK_SECRET])
    await fetch(`${door.url}/hooks/sonarr`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Webhook-Token": secret },
      body: "{}",
    });
  expect(await readLines(door)).toEqual([
    'nobody SIGN_IN_REFUSED {"way":"token","cause":"wrong","place":null} ×2',
    'nobody SIGN_IN_REFUSED {"way":"webhook","cause":"wrong","place":"sonarr"} ×2',
  ]);
  expect(JSON.stringify(await door.store.read.auditEntry.findMany())).not.toContain("guess");
});
