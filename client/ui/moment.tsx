import { type JSX, createSignal } from "solid-js";
import { agoWords, exactWords } from "../wording/time.ts";
import { useNow } from "./now.tsx";

interface MomentProps {
  readonly at: string;
  /** Formats the time; by default "12 min ago". */
  readonly words?: (at: Date, now: Date) => JSX.Element;
}

/** A relative time. The exact time with its zone appears on hover, or in place after a tap. */
export function Moment(props: MomentProps): JSX.Element {
  const now = useNow();
  const [isExact, setIsExact] = createSignal(false);
  const at = () => new Date(props.at);
  const words = () => props.words?.(at(), now()) ?? agoWords(at(), now());
  return (
    <time
      datetime={props.at}
      title={exactWords(at())}
      onClick={() => setIsExact((exact) => !exact)}
    >
      {isExact() ? exactWords(at()) : words()}
    </time>
  );
}
