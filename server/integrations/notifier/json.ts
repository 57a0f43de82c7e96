import type { ChannelSettings, NotifierDeps } from "../port/notifier.ts";
import { postHeld, type HeldAnswer } from "./held-request.ts";

/** Posts JSON. */
export function postJson(
  url: string,
  json: unknown,
  { mayReachHome, onHandOver }: NotifierDeps,
  headers: Readonly<Record<string, string>> = {},
): Promise<HeldAnswer> {
  return postHeld({
    url,
    body: JSON.stringify(json),
    headers: { "Content-Type": "application/json", ...headers },
    mayReachHome,
    onHandOver,
  });
}

/** Returns a base URL with a path below it. */
export function below(base: string, path: string): string {
  return `${base.replace(/\/{1,9}$/, "")}/${path}`;
}

/** Returns a field of the configuration that its kind requires. */
export function field({ config, secrets }: ChannelSettings, name: string): string {
  return config[name] ?? secrets[name] ?? "";
}
