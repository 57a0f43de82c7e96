import type { JSX } from "solid-js";
import { etaWords } from "../wording/time.ts";
import { Moment } from "./moment.tsx";

/** The estimated time of arrival, as a clock time: "about 21:40". */
export function Eta(props: { readonly at: string }): JSX.Element {
  return (
    <Moment
      at={props.at}
      words={(at, now) => (
        <>
          {etaWords(at, now).lead} <b>{etaWords(at, now).strong}</b>
        </>
      )}
    />
  );
}
