import { randomBytes } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { crc32 } from "node:zlib";
import { onTestFinished } from "vitest";

/** A news server on loopback with the articles of its posts, which answers as fast as the test allows. */
export interface NewsServer {
  readonly port: number;
  /** Adds a post of one file; returns its NZB. An article that is `missing` does not exist. */
  post(name: string, articles: number, missing?: readonly number[]): string;
  /** Answers so many more requests for articles, and holds the next ones. */
  allow(articles: number): void;
}

const ARTICLE_BYTES = 64 * 1024;

export async function startNewsServer(): Promise<NewsServer> {
  const articles = new Map<string, Buffer>();
  const waiting: (() => void)[] = [];
  let allowed = 0;
  const run = () => {
    while (allowed > 0 && waiting.length > 0) {
      allowed -= 1;
      waiting.shift()?.();
    }
  };

  function sendArticle(socket: Socket, command: string, id: string): void {
    waiting.push(() => {
      const article = articles.get(id);
      if (article === undefined) return void socket.write("430 no such article\r\n");
      socket.write(`${command === "BODY" ? 222 : 220} 0 <${id}>\r\n`);
      if (command !== "BODY") socket.write(`Message-ID: <${id}>\r\nSubject: post\r\n\r\n`);
      socket.write(article);
      socket.write(".\r\n");
    });
    run();
  }

  function answer(socket: Socket, line: string): void {
    const [command = "", argument = ""] = line.split(" ");
    const id = argument.replace(/[<>]/g, "");
    switch (command.toUpperCase()) {
      case "ARTICLE":
      case "BODY":
        return sendArticle(socket, command.toUpperCase(), id);
      case "STAT":
        return void socket.write(articles.has(id) ? `223 0 <${id}>\r\n` : "430 no\r\n");
      case "GROUP":
        return void socket.write("211 1 1 1 group\r\n");
      case "CAPABILITIES":
        return void socket.write("101 capabilities\r\nVERSION 2\r\nREADER\r\n.\r\n");
      case "QUIT":
        return void socket.end("205 bye\r\n");
      case "MODE":
        return void socket.write("200 ready\r\n");
      case "AUTHINFO":
        return void socket.write("281 accepted\r\n");
      default:
        return void socket.write("500 unknown\r\n");
    }
  }

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let rest = "";
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      rest += data.toString("latin1");
      const lines = rest.split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(socket, line);
    });
    socket.write("200 welcome\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  return {
    port: address.port,
    post(name, count, missing = []) {
      const content = randomBytes(count * ARTICLE_BYTES);
      const segments = Array.from({ length: count }, (_, index) => {
        const id = `${name}.${index + 1}@lab`;
        const part = { name, number: index + 1, count, content };
        if (!missing.includes(index + 1)) articles.set(id, encodePart(part));
        return `<segment bytes="${ARTICLE_BYTES}" number="${index + 1}">${id}</segment>`;
      });
      return toNzb(name, segments);
    },
    allow(more) {
      allowed += more;
      run();
    },
  };
}

interface Part {
  readonly name: string;
  readonly number: number;
  readonly count: number;
  readonly content: Buffer;
}

const LINE = 128;

/** One part of a file in yEnc, with dots doubled at the start of a line. */
function encodePart({ name, number, count, content }: Part): Buffer {
  const begin = (number - 1) * ARTICLE_BYTES;
  const data = content.subarray(begin, begin + ARTICLE_BYTES);
  const encoded: number[] = [];
  let column = 0;
  for (const byte of data) {
    const shifted = (byte + 42) % 256;
    const isCritical = [0, 9, 10, 13, 61].includes(shifted) || (shifted === 46 && column === 0);
    if (isCritical) encoded.push(61, (shifted + 64) % 256);
    else encoded.push(shifted);
    column += isCritical ? 2 : 1;
    if (column < LINE) continue;
    encoded.push(13, 10);
    column = 0;
  }
  if (column > 0) encoded.push(13, 10);
  const head = `=ybegin part=${number} total=${count} line=${LINE} size=${content.length} name=${name}.mkv\r\n=ypart begin=${begin + 1} end=${begin + data.length}\r\n`;
  const sum = crc32(data).toString(16).padStart(8, "0");
  const tail = `=yend size=${data.length} part=${number} pcrc32=${sum}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(encoded), Buffer.from(tail)]);
}

function toNzb(name: string, segments: readonly string[]): string {
  const date = Math.floor(Date.now() / 1000) - 86_400;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nzb PUBLIC "-//newzBin//DTD NZB 1.1//EN" "http://www.newzbin.com/DTD/nzb/nzb-1.1.dtd">
<nzb xmlns="http://www.newzbin.com/DTD/2003/nzb">
<file poster="lab &lt;lab@lab&gt;" date="${date}" subject="&quot;${name}.mkv&quot; yEnc (1/${segments.length})">
<groups><group>alt.binaries.lab</group></groups>
<segments>${segments.join("")}</segments>
</file>
</nzb>
`;
}
