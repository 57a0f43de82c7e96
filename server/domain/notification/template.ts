/** What a template can name. */
export type TemplateValues = Readonly<
  Record<(typeof TEMPLATE_NAMES)[number], string | number | boolean | null>
>;

/** A name within two braces, such as {{title}}. */
const PLACEHOLDER = /\{\{ {0,4}([a-zA-Z]{1,40}) {0,4}\}\}/g;

function isTemplateName(name: string): name is keyof TemplateValues {
  return (TEMPLATE_NAMES as readonly string[]).includes(name);
}

/** Returns the names in a template that stand for nothing. */
export function findUnknownNames(template: string): readonly string[] {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !isTemplateName(name));
}

/**
 * Fills a JSON template: within a string the value as text, and instead of a value ({"year": {{year}}}) the value as
 * JSON. A title with quotation marks stays part of its string.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replaceAll(PLACEHOLDER, (_whole, name: string, offset: number) => {
    const value = isTemplateName(name) ? values[name] : null;
    if (!isInString(template, offset)) return JSON.stringify(value);
    return value === null ? "" : JSON.stringify(String(value)).slice(1, -1);
  });
}

/** Whether a place of a JSON text lies within a string: an odd number of quotation marks precedes it. */
function isInString(text: string, offset: number): boolean {
  let isIn = false;
  for (let index = 0; index < offset; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === '"') isIn = !isIn;
  }
  return isIn;
}

/** The names that the template of a webhook can use. */
export const TEMPLATE_NAMES = [
  "id",
  "title",
  "body",
  "url",
  "watchUrl",
  "posterUrl",
  "event",
  "name",
  "year",
  "mediaType",
  "state",
  "requestId",
  "requestedBy",
  "at",
  "count",
] as const;
