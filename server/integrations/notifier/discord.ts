import type { Notify, OutgoingMessage } from "../port/notifier.ts";
import { field, postJson } from "./json.ts";
import { pictureOf, toMarkdown } from "./text.ts";

/** Limits of an embed (discord.com/developers/docs/resources/message#embed-object-embed-limits). */
const MAX_TITLE = 256;
const MAX_DESCRIPTION = 4096;

const COLOURS = { urgent: 0xd9_3f_3f, news: 0x3f_8f_d9 } as const;

/** Posts an embed to a webhook of Discord. `wait`: it answers only once the message is stored. */
export const notifyDiscord: Notify = (settings, message, deps) => {
  const url = new URL(field(settings, "url"));
  url.searchParams.set("wait", "true");
  return postJson(url.href, toBody(message), deps);
};

function toBody(message: OutgoingMessage) {
  const { title, url, isUrgent, items } = message;
  const picture = pictureOf(message);
  const at = items.at(-1)?.content.at;
  return {
    embeds: [
      {
        title: escapeMarkdown(title).slice(0, MAX_TITLE),
        description: toMarkdown(message, escapeMarkdown).slice(0, MAX_DESCRIPTION),
        color: isUrgent ? COLOURS.urgent : COLOURS.news,
        ...(at !== undefined && { timestamp: at }),
        ...(url !== null && { url }),
        ...(picture !== null && { thumbnail: { url: picture } }),
      },
    ],
    // A title such as "@everyone" is a title.
    allowed_mentions: { parse: [] },
  };
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\*_~`|>[\]]/g, String.raw`\$&`);
}
