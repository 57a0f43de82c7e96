import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { redact } from "../../domain/redact.ts";
import type { ChannelAnswer } from "../port/notifier.ts";
import { readRetryAfter } from "../shared/http/retry.ts";
import { outsideHome } from "../shared/outgoing-guard.ts";

const TIMEOUT_MS = 15_000;
/** Of an answer: enough to see what is wrong. */
const MAX_ANSWER_BYTES = 2_000;
const MAX_ANSWER = 300;

export interface HeldRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly mayReachHome: boolean;
  /** Awaited before the last byte of the body is sent. */
  readonly onHandOver: () => Promise<void>;
}

/** A channel's answer to an HTTP request. */
export interface HeldAnswer extends ChannelAnswer {
  /** Null: there was none. */
  readonly status: number | null;
}

/**
 * Posts a body and holds its last byte back until the caller has noted that it is about to be sent. A server cannot act
 * on a body that is not complete, so a process that is killed before has certainly not sent the message. Follows no
 * redirect, so that a secret stays with its host.
 */
export async function postHeld(held: HeldRequest): Promise<HeldAnswer> {
  let isHandedOver = false;
  try {
    const response = await post(held, () => {
      isHandedOver = true;
    });
    return await toAnswer(response);
  } catch (error) {
    return {
      outcome: isHandedOver ? "NO_ANSWER" : "REFUSED",
      status: null,
      answer: shorten(describeError(error)),
      retryAfterMs: null,
    };
  }
}

function post(
  { url, headers, body, mayReachHome, onHandOver }: HeldRequest,
  onEnd: () => void,
): Promise<IncomingMessage> {
  const target = new URL(url);
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: "POST",
    headers: { "User-Agent": "status-tracker", ...headers, "Content-Length": bytes.byteLength },
    // A connection of its own: one that another message left open may be closed at any time, and then nobody knows more.
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const open = target.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const connect = () => open(target, options);
    const req = mayReachHome ? connect() : outsideHome(connect);
    req.once("response", resolve).once("error", reject);
    const send = async (): Promise<void> => {
      await new Promise<void>((resume) => {
        req.write(bytes.subarray(0, -1), () => resume());
      });
      if (req.destroyed) return;
      await onHandOver();
      onEnd();
      req.end(bytes.subarray(-1));
    };
    send().catch(reject);
  });
}

async function toAnswer(response: IncomingMessage): Promise<HeldAnswer> {
  const { statusCode: status = 0, statusMessage = "", headers } = response;
  const text = await readStart(response);
  const isTaken = status >= 200 && status < 300;
  const words = `${status} ${statusMessage}${text === "" || isTaken ? "" : `: ${text}`}`;
  return {
    outcome: isTaken ? "TAKEN" : "REFUSED",
    status,
    answer: shorten(words),
    retryAfterMs: readRetryAfter(headers["retry-after"], new Date()),
  };
}

/** A channel that has answered has the message, whatever becomes of the rest of its answer. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // What came is enough.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString("utf8").trim();
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return `no answer within ${TIMEOUT_MS / 1000} s`;
  const code = "code" in error ? String(error.code) : "";
  if (code === "ERR_IP_BLOCKED")
    return "this address is within the home, where only channels of admins may send to";
  return error.message === "" ? code : error.message;
}

export function shorten(text: string): string {
  const line = redact(text).replaceAll(/\s+/g, " ").trim();
  return line.length > MAX_ANSWER ? `${line.slice(0, MAX_ANSWER)}…` : line;
}
