import { z } from "zod";
import { naturalInt, nested, text } from "../../shared/lenient.ts";

/** A webhook of Emby Premiere; older versions send it in the field `data` of a form. */
export const EmbyWebhook = z.object({
  /** Family and event, e.g. "library.new". */
  Event: text,
  Item: nested(
    z.object({
      Type: text,
      Name: text,
      SeriesName: text,
      ParentIndexNumber: naturalInt,
      IndexNumber: naturalInt,
    }),
  ),
});
export type EmbyWebhook = z.infer<typeof EmbyWebhook>;
