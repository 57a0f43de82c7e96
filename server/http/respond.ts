import type { ServerResponse } from "node:http";

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
  });
  res.end(text);
}

export function sendText(res: ServerResponse, contentType: string, text: string): void {
  res.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" });
  res.end(text);
}

export function sendError(
  res: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  sendJson(res, status, { error: { code, message } });
}

/** Answers whoever is not known, or whose token is not. */
export function sendSignInFirst(res: ServerResponse): void {
  res.setHeader("WWW-Authenticate", "Bearer");
  sendError(res, 401, "UNAUTHENTICATED", "Sign in first, or send a token.");
}

export function redirect(res: ServerResponse, location: string): void {
  res.writeHead(303, { Location: location, "Cache-Control": "no-store" });
  res.end();
}

/** Returns whether the method is one of `methods`. If not, responds with 405. */
export function isAllowed(
  method: string | undefined,
  methods: readonly string[],
  res: ServerResponse,
): boolean {
  if (methods.includes(method ?? "")) return true;
  res.setHeader("Allow", methods.join(", "));
  sendError(res, 405, "BAD_INPUT", `Use ${methods.join(" or ")} here.`);
  return false;
}
