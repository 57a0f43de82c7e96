import { graphql } from "./graphql.ts";

/** How many episodes of a request are in which state. */
export const EpisodeCountsFragment = graphql(`
  fragment EpisodeCountsParts on EpisodeCounts {
    total
    aired
    unaired
    approved
    grabbing
    downloading
    downloaded
    importing
    matching
    available
    failed
  }
`);
