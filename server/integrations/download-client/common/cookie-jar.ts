/**
 * Keeps all cookies that a server sets, whatever their name: qBittorrent's depends on its version, settings and port.
 */
export interface CookieJar {
  keep(headers: Headers): void;
  header(): Record<string, string>;
  clear(): void;
}

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, string>();
  return {
    keep(headers) {
      for (const line of headers.getSetCookie()) {
        const pair = line.split(";", 1)[0] ?? "";
        const equals = pair.indexOf("=");
        if (equals <= 0) continue;
        const name = pair.slice(0, equals).trim();
        const value = pair.slice(equals + 1).trim();
        // The response to a logout has an empty value.
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
    },
    header() {
      if (cookies.size === 0) return {};
      return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    },
    clear: () => cookies.clear(),
  };
}
