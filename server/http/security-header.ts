import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpConfig } from "./deps.ts";
import { isSecure } from "./secure.ts";

/** Everything is loaded from the tracker itself, posters too. */
const POLICY = {
  "default-src": "'self'",
  "script-src": "'self'",
  // Elements have inline styles, such as the width of a progress bar.
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
  "worker-src": "'self' blob:",
  "object-src": "'none'",
  "base-uri": "'self'",
  "form-action": "'self'",
};

/** The security headers, with the settings of the tracker. */
export interface SecurityHeaders {
  /** Sets the headers of every response. */
  set(req: IncomingMessage, res: ServerResponse): void;
  /** Returns the Content-Security-Policy for a page, which permits its inline scripts. */
  policyFor(html: string): string;
}

export function createSecurityHeaders(config: HttpConfig): SecurityHeaders {
  // Home dashboards on the same host show the tracker in a frame.
  const policy = { ...POLICY, "frame-ancestors": config.frameAncestors ?? "'self'" };
  const { hstsSeconds = 0 } = config;
  return {
    set(req, res) {
      res.setHeader("X-Content-Type-Options", "nosniff");
      res.setHeader("Referrer-Policy", "same-origin");
      res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
      res.setHeader("Content-Security-Policy", toHeader(policy));
      if (hstsSeconds > 0 && isSecure(req, config))
        res.setHeader("Strict-Transport-Security", `max-age=${hstsSeconds}`);
    },
    policyFor: (html) =>
      toHeader({ ...policy, "script-src": ["'self'", ...hashScripts(html)].join(" ") }),
  };
}

function hashScripts(html: string): readonly string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}

function toHeader(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
