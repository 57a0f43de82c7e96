import { z } from "zod";
import type { Http } from "../../shared/http/http.ts";

/** Has the app queue a command; it is never sent twice. The same command that waits already is not queued again by the app. */
export async function giveCommand(http: Http, name: string, body: object = {}): Promise<void> {
  await http.send(z.unknown(), "POST", "/api/v3/command", { json: { name, ...body } });
}
