import { MEDIA_TYPES } from "../../domain/state.ts";
import { columnsOf, words } from "./column.ts";

const { required } = columnsOf("Journey", "requestId");

export const journeyColumns = {
  /** As all code treats what is not "MOVIE". */
  mediaType: required("mediaType", words(MEDIA_TYPES), "TV"),
};
