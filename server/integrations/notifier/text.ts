import type { OutgoingItem, OutgoingMessage } from "../port/notifier.ts";

interface Link {
  readonly label: string;
  readonly url: string;
}

/** Returns the links of an item: where to watch it, and its page. */
export function linksOf(
  { url, watchUrl }: Pick<OutgoingItem, "url" | "watchUrl">,
  { labels }: Pick<OutgoingMessage, "labels">,
): readonly Link[] {
  return [
    { label: labels.watch, url: watchUrl },
    { label: labels.open, url },
  ].flatMap((link) => (link.url === null ? [] : [{ label: link.label, url: link.url }]));
}

/** Returns the message below its title as plain text. */
export function toPlainText(message: OutgoingMessage, hasLinks: boolean): string {
  return join(message, "\n", (item, isOnly) => [
    ...(isOnly ? [] : [`• ${item.title}`]),
    ...item.lines,
    ...(isOnly && item.pipeline !== null ? [item.pipeline] : []),
    ...(hasLinks ? linksOf(item, message).map(({ label, url }) => `${label}: ${url}`) : []),
  ]);
}

/** Returns the message below its title as Markdown. */
export function toMarkdown(message: OutgoingMessage, escape: (text: string) => string): string {
  return join(message, "\n\n", (item, isOnly) => [
    ...(isOnly ? [] : [`**${escape(item.title)}**`]),
    ...item.lines.map(escape),
    ...(isOnly && item.pipeline !== null ? [item.pipeline] : []),
    linksOf(item, message)
      .map(({ label, url }) => `[${escape(label)}](${url})`)
      .join(" · "),
  ]);
}

function join(
  { intro, items }: OutgoingMessage,
  separator: string,
  partsOf: (item: OutgoingItem, isOnly: boolean) => readonly string[],
): string {
  const parts = [intro, ...items.flatMap((item) => partsOf(item, items.length === 1))];
  return parts.filter((part) => part !== "").join(separator);
}

/** Returns what a press on the message opens: what can be played, if it is one title, else its page. */
export function mainLink({ items, url }: OutgoingMessage): string | null {
  const [only, ...others] = items;
  return (others.length === 0 ? only?.watchUrl : null) ?? url;
}

/** Returns the picture of a message; of several news none. */
export function pictureOf({ items }: OutgoingMessage): string | null {
  const [only, ...others] = items;
  return others.length === 0 ? (only?.posterUrl ?? null) : null;
}
