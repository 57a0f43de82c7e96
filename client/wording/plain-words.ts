const CALL = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \/\S*: /g;
const CODE = / \((?:E[A-Z]{3,}|[A-Z]+_[A-Z_]+)\)/g;

/** Why a service failed, without the call and the code that only a log needs: "Jellyfin: cannot be reached". */
export function plainWords(message: string): string {
  return message.replace(CALL, "").replace(CODE, "");
}
