import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** Everything but posters is loaded from the tracker itself. */
const POLICY = {
  "default-src": "'self'",
  "script-src": "'self'",
  // Elements have inline styles, such as the width of a progress bar.
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob: https: http:",
  "font-src": "'self' data:",
  "connect-src": "'self' ws: wss:",
  "worker-src": "'self' blob:",
  "object-src": "'none'",
  "base-uri": "'self'",
  "form-action": "'self'",
  // Home dashboards on the same host show the tracker in a frame.
  "frame-ancestors": "'self'",
};

/** Sets the security headers of every response. */
export function setSecurityHeaders(res: ServerResponse): void {
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "same-origin");
  res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  res.setHeader("Content-Security-Policy", toHeader(POLICY));
}

/** Returns the Content-Security-Policy for a page, which permits its inline scripts. */
export function policyFor(html: string): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return toHeader({ ...POLICY, "script-src": ["'self'", ...hashes].join(" ") });
}

function toHeader(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
