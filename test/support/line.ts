import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Line {
  readonly url: string;
  /** Leads to the server at this URL from now on. */
  serve(url: string): void;
  /** Cuts all connections and refuses new ones, as without a network. */
  cut(): void;
  /** How many connections were refused since. */
  readonly refused: () => number;
  /** Loses every packet from now on without a word: connections stay open and are silent for ever, also after `mend`. */
  lose(): void;
  /** New connections work again. */
  mend(): void;
}

/** A network between a browser and a server that can fail; ends with the test. */
export async function openLine(): Promise<Line> {
  let target = new URL("http://127.0.0.1:9");
  let state: "works" | "refuses" | "loses" = "works";
  let refused = 0;
  const open = new Set<Socket>();
  const track = (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
  };

  const listener = createServer((browser) => {
    track(browser);
    if (state === "refuses") {
      refused += 1;
      return void browser.destroy();
    }
    if (state === "loses") return;
    const server = connect(Number(target.port), target.hostname);
    track(server);
    browser.pipe(server).pipe(browser);
    browser.once("close", () => server.destroy());
    server.once("close", () => browser.destroy());
  });
  const cutAll = () => open.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => void listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise<void>((resolve) => void listener.close(() => resolve()));
    cutAll();
    await closed;
  });

  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    serve: (url) => void (target = new URL(url)),
    refused: () => refused,
    cut() {
      state = "refuses";
      refused = 0;
      cutAll();
    },
    lose() {
      state = "loses";
      for (const socket of open) socket.unpipe().pause();
    },
    mend: () => void (state = "works"),
  };
}
