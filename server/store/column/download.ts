import { DOWNLOAD_STATES } from "../../domain/download-state.ts";
import { columnsOf, words } from "./column.ts";

const { required } = columnsOf("Download", "id");

export const downloadColumns = {
  state: required("state", words(DOWNLOAD_STATES), "UNKNOWN"),
};
