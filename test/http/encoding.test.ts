import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openFrontDoor } from "../support/front-door.ts";
import { writeSmallClient } from "../support/small-client.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Asks as a browser that accepts these encodings, and takes the answer as it comes over the wire. */
function ask(
  url: string,
  accepted: string,
  { body, headers = {} }: { readonly body?: string; readonly headers?: object } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: body === undefined ? "GET" : "POST",
        headers: { "Accept-Encoding": accepted, ...headers },
      },
      async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        const { statusCode = 0 } = answer;
        resolve({ status: statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const asAdmin = { Authorization: `Bearer ${ADMIN_TOKEN}` };

describe("files of the client", () => {
  const SCRIPT = "start()";

  async function openWithFiles() {
    const clientDir = writeSmallClient();
    const file = join(clientDir, "assets/app-1a2b3c4d.js");
    writeFileSync(`${file}.br`, brotliCompressSync(SCRIPT));
    writeFileSync(`${file}.gz`, gzipSync(SCRIPT));
    return openFrontDoor({ clientDir, config: { basePath: "/tracker" } });
  }

  it.for([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["gzip, br;q=0", "gzip", gunzipSync],
    ["*", "br", brotliDecompressSync],
    ["identity", undefined, (body: Buffer) => body],
    ["br;q=0, gzip;q=0.0", undefined, (body: Buffer) => body],
  ] as const)(
    "are sent as the build compressed them, for %s as %s",
    async ([accepted, encoding, decode]) => {
      const door = await openWithFiles();
      const { status, headers, body } = await ask(`${door.url}/assets/app-1a2b3c4d.js`, accepted);
      expect(status).toBe(200);
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers["vary"]).toBe("Accept-Encoding");
      expect(headers["content-type"]).toMatch(/^text\/javascript/);
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(decode(body).toString()).toBe(SCRIPT);
    },
  );

  it("are sent as they are where the build left them so", async () => {
    const door = await openFrontDoor({ clientDir: writeSmallClient() });
    const { headers, body } = await ask(`${door.url}/assets/app-1a2b3c4d.js`, "br, gzip");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString()).toBe(SCRIPT);
  });

  it("begin with the page, which is compressed for every route and never kept unseen", async () => {
    const door = await openWithFiles();
    for (const path of ["/", "/request/1", "/services"]) {
      const { headers, body } = await ask(`${door.url}${path}`, "gzip, br");
      expect(headers["content-encoding"], path).toBe("br");
      expect(headers["cache-control"], path).toBe("no-cache");
      expect(brotliDecompressSync(body).toString(), path).toContain('<base href="/tracker/">');
    }
  });
});

describe("answers of the API", () => {
  const QUERY = "{ __schema { types { name description } } }";
  const post = { headers: { ...asAdmin, "Content-Type": "application/json" } };

  it("are compressed when they are long", async () => {
    const door = await openFrontDoor();
    const body = JSON.stringify({ query: QUERY });
    const br = await ask(`${door.url}/graphql`, "gzip, br", { ...post, body });
    expect(br.headers["content-encoding"]).toBe("br");
    expect(br.headers["vary"]).toContain("Accept-Encoding");
    const plain = await ask(`${door.url}/graphql`, "identity", { ...post, body });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse(brotliDecompressSync(br.body).toString())).toEqual(
      JSON.parse(plain.body.toString()),
    );
    expect(br.body.length).toBeLessThan(plain.body.length / 3);
    const short = JSON.stringify({ query: "{ setupRequired }" });
    const answer = await ask(`${door.url}/graphql`, "gzip, br", { ...post, body: short });
    expect(answer.headers["content-encoding"]).toBeUndefined();
  });

  it("are not compressed where another site can cause them, or where they are events", async () => {
    const door = await openFrontDoor();
    // A page of another site can open an address, and could compare the lengths of the answers (BREACH).
    const url = `${door.url}/graphql?query=${encodeURIComponent(QUERY)}`;
    const { status, headers, body } = await ask(url, "gzip, br", { headers: asAdmin });
    expect([status, headers["content-encoding"]]).toEqual([200, undefined]);
    expect(body.length).toBeGreaterThan(10_000);

    const events = await ask(`${door.url}/graphql`, "gzip, br", {
      headers: { ...post.headers, Accept: "text/event-stream" },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(events.headers["content-type"]).toMatch(/^text\/event-stream/);
    expect(events.headers["content-encoding"] ?? "none").toBe("none");
  });

  it("include the metrics", async () => {
    const door = await openFrontDoor();
    const { headers, body } = await ask(`${door.url}/metrics`, "gzip", { headers: asAdmin });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(body).toString()).toContain("status_tracker_info");
  });
});
