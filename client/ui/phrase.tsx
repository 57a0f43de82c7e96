import type { JSX } from "solid-js";

interface PhraseProps {
  /** "{name} invites you": what `template` of the words returns. */
  readonly of: string;
  /** The elements in the place of the parameters, by name. */
  readonly parts: Readonly<Record<string, JSX.Element>>;
}

/** A sentence with elements in it, which each language has at its own place. */
export function Phrase(props: PhraseProps): JSX.Element {
  // Every second piece is the name of a parameter.
  const pieces = () => props.of.split(/\{(\w+)\}/);
  return (
    <>{pieces().map((piece, index) => (index % 2 === 0 ? piece : (props.parts[piece] ?? "")))}</>
  );
}
