import type { ServiceConnection } from "../../port/connection.ts";

/** Returns the basic authentication header; empty without a configured user name. */
export function basicAuth({ username, password }: ServiceConnection): Record<string, string> {
  if (!username) return {};
  const login = Buffer.from(`${username}:${password ?? ""}`).toString("base64");
  return { authorization: `Basic ${login}` };
}
