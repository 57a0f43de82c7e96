export type PathParams = Readonly<Record<string, string>>;

/** Returns the parameters of a path that matches a pattern such as "/request/:id"; null for any other path. */
export function matchPath(pattern: string, path: string): PathParams | null {
  const expected = partsOf(pattern);
  const parts = partsOf(path);
  if (parts.length !== expected.length) return null;
  const params: Record<string, string> = {};
  const isMatch = expected.every((name, index) => {
    const part = parts[index] ?? "";
    if (!name.startsWith(":")) return part.toLowerCase() === name;
    params[name.slice(1)] = decode(part);
    return part !== "";
  });
  return isMatch ? params : null;
}

/** Without the slash at the end. */
function partsOf(path: string): readonly string[] {
  return path.replace(/\/$/, "").split("/");
}

/** What is no valid escape stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
