/** A title by an ID in a public database, as parameters of /api/card. */
export type Title = Readonly<
  Partial<Record<"tmdb" | "tvdb" | "imdb", string>> & { type: "movie" | "tv" }
>;

/** The pages of an application on which the card is shown. */
export interface HostPage {
  /** What the page is about, as its address says; null if the card has no place there. */
  findItem(address: Location): string | null;
  /** Returns the title of an item; null if it is none that can be requested. */
  loadTitle(item: string): Promise<Title | null>;
  /** Returns the element below which the card is put; null while the page is not drawn. */
  findPlace(): Element | null;
}
