import { spawn } from "node:child_process";
import { join } from "node:path";
import { COMPILE_CACHE } from "../../support/spawn-tracker.ts";

const root = join(import.meta.dirname, "../../..");

export interface Demo {
  /** Opens the app signed in as its admin. */
  readonly signInUrl: string;
  end(): void;
}

/** Starts the demo as `npm run demo` does, some times faster, and resolves with the address it prints. */
export async function startDemo(speed: number): Promise<Demo> {
  const child = spawn(process.execPath, [join(root, "simulator/demo.ts")], {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      HOST: "127.0.0.1",
      DEMO_SPEED: String(speed),
      ...COMPILE_CACHE,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = () => void child.kill("SIGKILL");
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const signInUrl = /http:\/\/\S+\/api\/sign-in\?code=\S+/.exec(printed)?.[0];
    if (signInUrl !== undefined) return { signInUrl, end };
  }
  end();
  throw new Error(`the demo ended before it printed an address: ${printed}`);
}
