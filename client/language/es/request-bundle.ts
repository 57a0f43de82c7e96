import * as answer from "./answer.ts";
import * as choice from "./choice.ts";
import * as forecast from "./forecast.ts";
import * as history from "./history.ts";
import * as rejection from "./rejection.ts";
import * as request from "./request.ts";
import * as share from "./share.ts";
import * as tape from "./tape.ts";

/** The words of the page of a request. */
export const AREAS = {
  ...answer,
  ...choice,
  ...forecast,
  ...history,
  ...rejection,
  ...request,
  ...share,
  ...tape,
};
