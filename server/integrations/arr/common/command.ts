import { z } from "zod";
import type { ArrHttp } from "./arr-http.ts";

/** Queues a command, without retries. The app ignores a command that equals one already waiting. */
export async function sendCommand(http: ArrHttp, name: string, body: object = {}): Promise<void> {
  await http.send(z.unknown(), "POST", "/api/v3/command", { json: { name, ...body } });
}
