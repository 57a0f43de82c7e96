import { ErrorBoundary, type JSX } from "solid-js";
import { sectionNames, shell, type SectionName } from "../language/words/shell.ts";

/** Contains the errors of one section, so that the rest of the page keeps working. */
export function SectionBoundary(props: {
  readonly name: SectionName;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        console.error(error);
        return (
          <div class="card box" role="alert">
            <p>{shell("section", { name: sectionNames(props.name) })}</p>
            <button class="btn small" type="button" onClick={reset}>
              {shell("tryAgain")}
            </button>
          </div>
        );
      }}
    >
      {props.children}
    </ErrorBoundary>
  );
}
