import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

// The server from its sources, restarted when they change, and Vite for the client in front of it.

const root = fileURLToPath(new URL("..", import.meta.url));

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
}

const children = [
  start(["--watch", "--watch-path=server", "--env-file-if-exists=.env", "server/main.ts"]),
  start([
    "node_modules/vite/bin/vite.js",
    "--config",
    "client/vite.config.ts",
    "--host",
    "127.0.0.1",
  ]),
];

function stop(): void {
  for (const child of children) child.kill("SIGTERM");
}

for (const child of children) {
  child.once("exit", (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
}
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
