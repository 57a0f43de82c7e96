import type { Notify } from "../port/notifier.ts";
import { below, field, postJson } from "./json.ts";
import { mainLink, pictureOf, toMarkdown } from "./text.ts";

/** From 4 on the Android app makes a sound, from 8 on it interrupts. */
const PRIORITY = { urgent: 8, news: 5 } as const;

/** Creates a message of an application (gotify.net/api-docs); the extras open the link and show the picture. */
export const notifyGotify: Notify = (settings, message, deps) => {
  const text = toMarkdown(message, escapeMarkdown);
  const click = mainLink(message);
  const picture = pictureOf(message);
  return postJson(
    below(field(settings, "url"), "message"),
    {
      title: message.title,
      message: text === "" ? message.title : text,
      priority: message.isUrgent ? PRIORITY.urgent : PRIORITY.news,
      extras: {
        "client::display": { contentType: "text/markdown" },
        "client::notification": {
          ...(click !== null && { click: { url: click } }),
          ...(picture !== null && { bigImageUrl: picture }),
        },
      },
    },
    deps,
    { "X-Gotify-Key": field(settings, "token") },
  );
};

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\*_`[\]#>]/g, String.raw`\$&`);
}
