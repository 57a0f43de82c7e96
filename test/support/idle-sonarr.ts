import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

const PAGE = { page: 1, pageSize: 100, totalRecords: 0, records: [] };
const ANSWERS: Readonly<Record<string, unknown>> = {
  "/api/v3/system/status": { appName: "Sonarr", version: "4.0.15.2941" },
  "/api/v3/health": [],
  "/api/v3/queue": PAGE,
  "/api/v3/queue/details": [],
  "/api/v3/history": PAGE,
  "/api/v3/history/since": [],
};

/** A Sonarr that says that nothing waits in it, and cannot be asked about its series. Answers with its address. */
export async function startIdleSonarr(): Promise<string> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const answer = ANSWERS[pathname];
    response.writeHead(answer === undefined ? 503 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { message: "busy" }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
