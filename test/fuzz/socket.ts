import { WebSocket } from "ws";
import type { Answered } from "./issue.ts";
import type { Random } from "./random.ts";

interface SocketRun {
  readonly count: number;
  readonly adminToken: string;
  readonly random: Random;
  readonly createFrame: (random: Random) => string | Buffer;
  readonly note: (answer: Answered) => void;
}

const FRAMES_PER_SOCKET = 25;
/** What a socket is left open for after its last frame, so that answers can come. */
const LINGER_MS = 250;
const WIDTH = 4;

/** Sends frames on many sockets, some of which never introduce themselves. Returns how many were sent. */
export async function runOnSockets(url: string, run: SocketRun): Promise<number> {
  const target = `${url.replace("http", "ws")}/graphql`;
  let left = run.count;
  let sent = 0;
  const one = async () => {
    while (left > 0) {
      const batch = Math.min(left, 1 + run.random.below(FRAMES_PER_SOCKET));
      left -= batch;
      sent += batch;
      await useSocket(target, batch, run);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, one));
  return sent;
}

async function useSocket(
  target: string,
  batch: number,
  { random, adminToken, createFrame, note }: SocketRun,
): Promise<void> {
  const socket = new WebSocket(target, "graphql-transport-ws");
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const frames: (string | Buffer)[] = [];
  socket.on("error", () => undefined);
  socket.on("message", (data: Buffer) =>
    note({ status: 200, body: data.toString(), sent: frames.map(String).join("\n") }),
  );
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once("open", () => resolve(true));
    socket.once("close", () => resolve(false));
  });
  if (!isOpen) return note({ status: 599, body: "the socket was not opened", sent: "" });
  if (random.chance(0.9)) {
    const acknowledged = new Promise((resolve) => socket.once("message", resolve));
    socket.send(JSON.stringify({ type: "connection_init", payload: { token: adminToken } }));
    // What comes earlier closes the socket.
    await Promise.race([acknowledged, closed]);
  }
  for (let index = 0; index < batch; index += 1) {
    const frame = createFrame(random);
    frames.push(frame);
    if (socket.readyState === socket.OPEN) socket.send(frame);
  }
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, LINGER_MS))]);
  socket.terminate();
  await closed;
}
