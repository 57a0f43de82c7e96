import type { Notify } from "../port/notifier.ts";
import { field, postJson } from "./json.ts";
import { linksOf, mainLink, pictureOf, toPlainText } from "./text.ts";

const PRIORITY = { urgent: 4, news: 3 } as const;

/**
 * Publishes to a topic as JSON (docs.ntfy.sh/publish/#publish-as-json): UTF-8, which headers are not. From 2.16 on, a
 * second message with the same sequence id replaces the first; earlier versions ignore it.
 */
export const notifyNtfy: Notify = (settings, message, deps) => {
  const { key, title, items, isUrgent } = message;
  const token = settings.secrets["token"] ?? "";
  const [only, ...others] = items;
  // ntfy shows up to three buttons.
  const links = only === undefined || others.length > 0 ? [] : linksOf(only, message);
  const text = toPlainText(message, links.length === 0);
  const click = mainLink(message);
  const picture = pictureOf(message);
  return postJson(
    field(settings, "url"),
    {
      topic: field(settings, "topic"),
      sequence_id: key,
      title,
      // A message without a text would read "triggered".
      message: text === "" ? title : text,
      priority: isUrgent ? PRIORITY.urgent : PRIORITY.news,
      tags: [isUrgent ? "warning" : "clapper"],
      ...(links.length > 0 && {
        actions: links.map(({ label, url }) => ({ action: "view", label, url })),
      }),
      ...(click !== null && { click }),
      ...(picture !== null && { icon: picture }),
    },
    deps,
    token === "" ? {} : { Authorization: `Bearer ${token}` },
  );
};
