import { isolate } from "./isolate.ts";

type Catalogue<Words> = Readonly<Record<string, ((params: never) => Words) | undefined>>;

/**
 * Words a message of the tracker by its code. Null if there is no code or parameters (rows of earlier versions), or if
 * the catalogue does not have the code (a newer tracker): the caller then shows the English sentence of the tracker.
 */
export function wordMessage<Words>(
  catalogue: Catalogue<Words>,
  code: string | null,
  params: unknown,
): Words | null {
  if (code === null || typeof params !== "object" || params === null) return null;
  if (!Object.hasOwn(catalogue, code)) return null;
  // The tracker sends each code with its own parameters; a test compares both catalogues type by type.
  return catalogue[code]?.(isolateAll(params) as never) ?? null;
}

/** Among the parameters are titles and names. */
function isolateAll(params: object): object {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? isolate(value) : value,
    ]),
  );
}
