/** What takes the place of something that was opened and does not exist any more. */
export const EPISODE_GONE = "The request does not have this episode any more.";
export const DELIVERY_GONE = "This webhook is not stored any more.";
