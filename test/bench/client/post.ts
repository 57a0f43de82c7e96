import { request, type Agent } from "node:http";

export interface PostTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Posts JSON over a kept connection; resolves with the whole answer, rejects unless it is a 2xx. */
export function post(agent: Agent, { url, headers }: PostTarget, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method: "POST",
      agent,
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
    });
    sending.on("error", reject);
    sending.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(text);
        else reject(new Error(`answered with ${statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sending.end(body);
  });
}
