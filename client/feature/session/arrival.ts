import { recall, remember } from "../../lib/browser-memory.ts";
import type { SignInNotice } from "../../wording/sign-in-words.ts";

const RETURN_TO = "return-to";
/** Set by the server when the sign-in at a provider's page failed. */
const ERROR_PARAMETER = "sign-in-error";

/** Called before the page is left for that of a provider, which leads back to the start page. */
export function rememberAddress(): void {
  remember("tab", RETURN_TO, location.href);
}

/**
 * Restores the address that was left for the page of a provider, and takes an error of the sign-in out of the address.
 * Returns the error. Called before anything reads the address.
 */
export function takeArrival(): SignInNotice | null {
  const url = new URL(location.href);
  const code = url.searchParams.get(ERROR_PARAMETER);
  url.searchParams.delete(ERROR_PARAMETER);
  const left = recall("tab", RETURN_TO);
  remember("tab", RETURN_TO, null);
  const isReturn = url.href === document.baseURI && left?.startsWith(document.baseURI) === true;
  const target = isReturn ? left : url.href;
  if (target !== location.href) history.replaceState(history.state, "", target);
  return code === null ? null : { kind: "refused", code };
}
