import type { CodedArea, Words } from "../language/area.ts";

/**
 * Words a message of the tracker by its code. Null if there is no code or parameters (rows of earlier versions), or if
 * this client does not know the code (a newer tracker): the caller then shows the English sentence of the tracker.
 */
export function wordMessage<English extends Words>(
  area: CodedArea<English>,
  code: string | null,
  params: unknown,
): ReturnType<CodedArea<English>["byCode"]> {
  if (code === null || typeof params !== "object" || params === null) return null;
  return area.byCode(code, params);
}
