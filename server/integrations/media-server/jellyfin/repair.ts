const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Repairs what the webhook plugin's templates break: an absent value leaves nothing after its colon (`"Year": ,`), and
 * line breaks inside strings are not escaped. Everything else stays unchanged for JSON.parse to reject.
 */
export function repairTemplateJson(text: string): string {
  let repaired = "";
  let isInText = false;
  let awaitsValue = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isInText) {
      if (character === "\\") {
        repaired += character + text.charAt(at + 1);
        at += 1;
        continue;
      }
      if (character === '"') isInText = false;
      repaired += ESCAPES[character] ?? character;
      continue;
    }
    if (awaitsValue && /\S/.test(character)) {
      if (character === "," || character === "}") repaired += "null";
      awaitsValue = false;
    }
    if (character === '"') isInText = true;
    if (character === ":") awaitsValue = true;
    repaired += character;
  }
  return repaired;
}
