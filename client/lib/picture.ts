/** The widths in which the tracker serves pictures, in pixels. */
const WIDTHS = [92, 154, 342, 500, 780, 1280] as const;
type PictureWidth = (typeof WIDTHS)[number];

/** The address of a picture of the tracker in a width. */
export function pictureUrl(url: string, width: PictureWidth): string {
  return `${url}?width=${width}`;
}

/** The widths of a poster, among which the browser chooses by the size that is drawn and the density of the screen. */
export function posterSources(url: string): string {
  return sourcesOf(url, [92, 154, 342, 500]);
}

/** The widths of a backdrop. */
export function backdropSources(url: string): string {
  return sourcesOf(url, [780, 1280]);
}

function sourcesOf(url: string, widths: readonly PictureWidth[]): string {
  return widths.map((width) => `${pictureUrl(url, width)} ${width}w`).join(", ");
}
