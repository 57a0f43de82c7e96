import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { TEXT_ISSUES, type TextIssue } from "../domain/message/service-refusal.ts";

// Messages are the end of a sentence that starts with the name of the field, and never repeat the value.

/** An HTTP(S) URL, which may have a path. Parses to the URL without a trailing slash. */
export const httpUrl = z.string().transform((text, ctx) => {
  const url = URL.parse(text);
  const issue = findUrlIssue(url);
  if (url !== null && issue === null)
    return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, "");
  ctx.addIssue(toIssue(issue ?? "incomplete"));
  return z.NEVER;
});

/** Several URLs, separated by spaces or commas. Parses to an array without repetitions. */
export const httpUrls = z.string().transform((text, ctx) => {
  const urls = new Set<string>();
  for (const part of splitList(text)) {
    const { data, error } = httpUrl.safeParse(part);
    if (data !== undefined) urls.add(data);
    if (error !== undefined) ctx.addIssue(toIssue(textIssueOf(error)));
  }
  return [...urls];
});

/** Returns the parts of a setting, which are separated by spaces or commas. */
export function splitList(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== "");
}

function toIssue(issue: TextIssue) {
  return { code: "custom", message: TEXT_ISSUES[issue], params: { issue } } as const;
}

/** Returns what is wrong with a URL or a token. */
export function textIssueOf({ issues: [issue] }: z.ZodError): TextIssue {
  if (issue?.code === "too_small") return "too-short";
  if (issue?.code !== "custom") return "not-ascii";
  const code: unknown = issue.params?.["issue"];
  return isTextIssue(code) ? code : "incomplete";
}

function isTextIssue(code: unknown): code is TextIssue {
  return typeof code === "string" && Object.hasOwn(TEXT_ISSUES, code);
}

function findUrlIssue(url: URL | null): TextIssue | null {
  if (url === null) return "incomplete";
  if (url.protocol !== "http:" && url.protocol !== "https:") return "not-http";
  if (url.username !== "" || url.password !== "") return "has-login";
  if (url.search !== "" || url.hash !== "") return "has-query";
  return null;
}

/** Marks a setting as secret: it may also be read from the file that `<setting>_FILE` names. */
export const SECRET = { isSecret: true } as const;

/** A key or token for an HTTP header, where only visible ASCII characters can be sent. */
export function token({ minLength }: { readonly minLength: number }) {
  return z
    .string()
    .regex(/^[\x21-\x7e]+$/, {
      abort: true,
      error: TEXT_ISSUES["not-ascii"],
    })
    .min(minLength, `must have at least ${minLength} characters`);
}

/** Several IP addresses or networks, separated by spaces or commas. */
export const networks = z.string().transform((text, ctx) => {
  const list = new BlockList();
  for (const part of splitList(text)) {
    const issue = addNetwork(list, part);
    if (issue !== null) ctx.addIssue({ code: "custom", message: issue });
  }
  return list;
});

function addNetwork(list: BlockList, part: string): string | null {
  const [address = "", prefix, ...rest] = part.split("/");
  const version = isIP(address);
  const bits = version === 6 ? 128 : 32;
  const length = Number(prefix ?? bits);
  const isNetwork = rest.length === 0 && /^\d{1,3}$/.test(prefix ?? "0") && length <= bits;
  if (version === 0 || !isNetwork)
    return "must consist of IP addresses or networks such as 172.18.0.0/16";
  list.addSubnet(address, length, version === 6 ? "ipv6" : "ipv4");
  return null;
}
