import type { ServiceConnection } from "../../port/connection.ts";

/** The header of a log-in by name and password; none where no name is configured. */
export function basicAuth({ username, password }: ServiceConnection): Record<string, string> {
  if (!username) return {};
  const login = Buffer.from(`${username}:${password ?? ""}`).toString("base64");
  return { authorization: `Basic ${login}` };
}
