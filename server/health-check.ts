import { request } from "node:http";

// The health check of the image: ends with 0 if the tracker that was started with the same environment answers. It loads
// none of the tracker's own modules, as it runs twice a minute.

const TIMEOUT_MS = 4_000;
const EVERYWHERE = ["", "0.0.0.0", "::"];

const { PORT = "8100", HOST = "", BASE_PATH = "" } = process.env;

const asked = request({
  host: EVERYWHERE.includes(HOST) ? "127.0.0.1" : HOST,
  port: PORT === "" ? 8100 : Number(PORT),
  path: `${BASE_PATH.replace(/(?<!\/)\/+$/, "")}/api/live`,
  // ALLOWED_HOSTS always allows it.
  headers: { host: "localhost" },
  signal: AbortSignal.timeout(TIMEOUT_MS),
});
asked.once("response", ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
asked.once("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
asked.end();
