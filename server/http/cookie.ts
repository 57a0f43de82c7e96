import type { IncomingMessage, ServerResponse } from "node:http";
import { hashAccount } from "../account/attempt.ts";
import { createToken } from "../account/secret.ts";
import { SESSION_DAYS } from "../account/session.ts";
import type { KnownDevice } from "../account/sign-in-origin.ts";
import type { SessionCookies } from "../graphql/context.ts";
import type { HttpConfig, HttpDeps } from "./deps.ts";
import { isSecure } from "./secure.ts";

const SESSION = "status_tracker_session";
/** Says that somebody signed in with this browser before, so that failures of strangers do not delay them. */
const DEVICE = "status_tracker_device";
const START = "status_tracker_start";
const DAY_SECONDS = 86_400;
const DEVICE_SECONDS = 365 * DAY_SECONDS;
const MAX_ACCOUNTS = 5;

/** Returns the session token from the browser's cookie. Over TLS only from one that another host cannot have set. */
export function readSessionToken(req: IncomingMessage, config: HttpConfig): string | null {
  return readCookie(req, SESSION, config);
}

/** Returns what the browser's cookie proves: only the tracker can have written it. */
export function readKnownDevice(req: IncomingMessage, deps: HttpDeps): KnownDevice | null {
  const text = readEncryptedCookie(req, DEVICE, deps);
  if (text === null) return null;
  const [id = "", ...accounts] = text.split(" ");
  return { id, accounts };
}

function encryptCookie(name: string, text: string, { account }: HttpDeps): string {
  return account.cipher.encrypt(text, ["cookie", name]);
}

function readEncryptedCookie(req: IncomingMessage, name: string, deps: HttpDeps): string | null {
  const value = readCookie(req, name, deps.config);
  return value === null ? null : deps.account.cipher.decrypt(value, ["cookie", name]);
}

function readCookie(req: IncomingMessage, name: string, config: HttpConfig): string | null {
  const cookies = (req.headers.cookie ?? "").split(";").map((part) => part.trim().split("=", 2));
  const find = (wanted: string) =>
    cookies.find(([key, value]) => key === wanted && value !== undefined && value !== "")?.[1];
  const secure = find(secureName(name, config));
  return secure ?? (isSecure(req, config) ? null : (find(name) ?? null));
}

/** An encrypted cookie that lasts from the start of a sign-in at a provider's page to its end. */
export function createStartCookie(req: IncomingMessage, res: ServerResponse, deps: HttpDeps) {
  const set = (value: string, seconds: number) =>
    setCookie(req, res, deps.config, { name: START, value, seconds });
  return {
    read: () => readEncryptedCookie(req, START, deps),
    set: (text: string, seconds: number) => set(encryptCookie(START, text, deps), seconds),
    clear: () => set("", 0),
  };
}

/** Browsers accept `__Host-` only for a whole host, and both prefixes only over TLS. */
function secureName(name: string, { basePath }: HttpConfig): string {
  return `${basePath === "" ? "__Host-" : "__Secure-"}${name}`;
}

function setCookie(
  req: IncomingMessage,
  res: ServerResponse,
  config: HttpConfig,
  { name, value, seconds }: { name: string; value: string; seconds: number },
): void {
  const isOverTls = isSecure(req, config);
  const shown = isOverTls ? secureName(name, config) : name;
  const attributes = `Path=${config.basePath}/; HttpOnly; SameSite=Lax${isOverTls ? "; Secure" : ""}`;
  res.appendHeader("Set-Cookie", `${shown}=${value}; Max-Age=${seconds}; ${attributes}`);
}

/** Sets and clears the cookies on a response that has not been sent. */
export function createSessionCookies(
  req: IncomingMessage,
  res: ServerResponse,
  deps: HttpDeps,
): SessionCookies {
  const set = (name: string, value: string, seconds: number) =>
    setCookie(req, res, deps.config, { name, value, seconds });
  return {
    set: (token) => set(SESSION, token, SESSION_DAYS * DAY_SECONDS),
    clear: () => set(SESSION, "", 0),
    rememberDevice(known, account) {
      const hash = hashAccount(account);
      const others = known?.accounts.filter((one) => one !== hash) ?? [];
      const accounts = [hash, ...others].slice(0, MAX_ACCOUNTS);
      const id = known?.id ?? createToken();
      set(DEVICE, encryptCookie(DEVICE, [id, ...accounts].join(" "), deps), DEVICE_SECONDS);
    },
  };
}
