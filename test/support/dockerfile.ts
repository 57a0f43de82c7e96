import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An instruction of the Dockerfile, on one line. */
interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What the last stage of the Dockerfile, the image, says. */
export interface ImageDescription {
  /** What is copied from the build stage: from a path there, below /app, to a path in the image. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  readonly workDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export function readImageDescription(root: string): ImageDescription {
  const instructions = readLastStage(readFileSync(join(root, "Dockerfile"), "utf8"));
  const all = (name: string) =>
    instructions.filter((one) => one.name === name).map(({ text }) => text);
  const last = (name: string): string => {
    const text = all(name).at(-1);
    if (text === undefined) throw new Error(`the image has no ${name}`);
    return text;
  };
  return {
    copies: all("COPY").map(readCopy),
    workDir: last("WORKDIR"),
    env: readPairs(all("ENV")),
    user: last("USER"),
    entrypoint: JSON.parse(last("ENTRYPOINT")) as string[],
    command: JSON.parse(last("CMD")) as string[],
    healthCheck: JSON.parse(last("HEALTHCHECK").replace(/^.*?CMD /, "")) as string[],
    labels: readPairs(all("LABEL")),
  };
}

function readLastStage(text: string): readonly Instruction[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n");
  const instructions = lines.flatMap((line) => {
    const [, name, rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, text: rest.trim() }];
  });
  return instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
}

function readCopy(text: string): { readonly from: string; readonly to: string } {
  const [, from, to] = /^--from=build \/app\/(\S+) (\S+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) throw new Error(`COPY ${text} is not understood`);
  return { from, to };
}

function readPairs(texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = texts.flatMap((text) => [...text.matchAll(/([\w.]+)=("[^"]*"|\S+)/g)]);
  return Object.fromEntries(
    pairs.map(([, name, value = ""]) => [name, value.replaceAll(/^"|"$/g, "")]),
  );
}
