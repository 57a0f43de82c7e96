import { type JSX, createSignal } from "solid-js";
import { dayText, localDay, toMoment } from "../lib/day.ts";
import { agoWords, exactDayWords, exactWords } from "../wording/time.ts";
import { useNow } from "./now.tsx";

interface MomentProps {
  readonly at: string;
  /** Only its day is known, as midnight UTC: the same day in every zone, without a time. */
  readonly isDayOnly?: boolean;
  /** Formats the time; by default "12 min ago". */
  readonly words?: (at: Date, now: Date) => JSX.Element;
}

/** A relative time. The exact time with its zone appears on hover, or in place after a tap. */
export function Moment(props: MomentProps): JSX.Element {
  const now = useNow();
  const [isExact, setIsExact] = createSignal(false);
  const isDayOnly = () => props.isDayOnly === true;
  const at = () => toMoment(props.at, isDayOnly());
  const exact = () => (isDayOnly() ? exactDayWords(at()) : exactWords(at()));
  const words = () => props.words?.(at(), now()) ?? agoWords(at(), now());
  return (
    <time
      datetime={isDayOnly() ? dayText(localDay(at())) : props.at}
      title={exact()}
      onClick={() => setIsExact((wasExact) => !wasExact)}
    >
      {isExact() ? exact() : words()}
    </time>
  );
}
