import type { Notify } from "../port/notifier.ts";
import { below, field, postJson } from "./json.ts";
import { toPlainText } from "./text.ts";

/**
 * Posts to an Apprise API server: to the addresses that it has stored under a key (/notify/{key}, with a tag), or to those
 * that are sent along (/notify). It answers 424 if at least one of them did not take the message.
 */
export const notifyApprise: Notify = (settings, message, deps) => {
  const { key = "", tag = "" } = settings.config;
  const text = toPlainText(message, true);
  return postJson(
    below(field(settings, "url"), key === "" ? "notify/" : `notify/${encodeURIComponent(key)}`),
    {
      title: message.title,
      body: text === "" ? message.title : text,
      type: message.isUrgent ? "warning" : "info",
      format: "text",
      ...(tag !== "" && { tag }),
      ...(key === "" && { urls: settings.secrets["urls"] ?? "" }),
    },
    deps,
  );
};
