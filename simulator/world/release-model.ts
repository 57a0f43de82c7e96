export interface Release {
  readonly title: string;
  readonly group: string;
  readonly quality: Quality;
  readonly indexer: string;
  readonly size: number;
  /** 2 for a repack or a v2. */
  readonly version: number;
  readonly language: Language;
}

export interface Quality {
  readonly id: number;
  readonly name: string;
  readonly source: "television" | "web" | "bluray";
  readonly resolution: number;
}

interface Language {
  readonly id: number;
  readonly name: string;
}
