import type { TestApp } from "./app.ts";

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
  await app.store.write((tx) => tx.account.updateMany({ data: { role: "VIEWER" } }));
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
