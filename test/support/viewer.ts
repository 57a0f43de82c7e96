import { startSession } from "../../server/account/session.ts";
import type { Role } from "../../server/domain/role.ts";
import type { TestApp } from "./app.ts";
import type { FrontDoor } from "./front-door.ts";

/** Sets the first account up and makes it a viewer; returns its cookie. */
export async function signInAsViewer({ app }: TestApp): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `mutation($code: String!) { setUpAdmin(code: $code, username: "Ada", password: "long enough") { role } }`,
      variables: { code: app.account.setUp.code },
    }),
  });
  await app.store.write((tx) => tx.person.updateMany({ data: { role: "VIEWER" } }));
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Makes an account with the role and returns the cookie of its session. */
export async function signInAs({ account, store }: FrontDoor, role: Role): Promise<string> {
  const id = crypto.randomUUID();
  const { token } = await store.write(async (tx) => {
    await tx.person.create({ data: { id, name: id, role, createdAt: account.now() } });
    const origin = { device: null, address: "" };
    return startSession(account, tx, { personId: id, provider: "local", origin });
  });
  return `status_tracker_session=${token}`;
}
