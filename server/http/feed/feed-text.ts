/** Names what is unique by its ID alone, whatever the address of the tracker. Nobody can own this name. */
export const AUTHORITY = "status-tracker.invalid";

/** Characters that neither XML nor iCalendar can hold, however they are escaped; and line breaks. */
const UNWRITABLE = /[\p{Cc}\uFFFE\uFFFF]+/gu;

/** Returns a text of a service as one line that XML and iCalendar can hold. */
export function toPlainLine(text: string): string {
  return text.toWellFormed().replaceAll(UNWRITABLE, " ").trim();
}

/** Escapes a text for the content and the attributes of XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
