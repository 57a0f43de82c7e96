export const SERVER = "^server/";

/** Everything of the server except `allowed`. */
export function serverExcept(...allowed) {
  return { path: SERVER, pathNot: allowed };
}
