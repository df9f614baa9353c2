/** One run of the command. */
export interface Call {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How it ended. */
export interface Answer {
  readonly code: number;
  /** What would have kept a process of its own from ending. */
  readonly left: readonly string[];
  /** The most memory that the process ever had, in KiB. */
  readonly peak: number;
}

/** What the main thread waits for. */
export type Told = { readonly answer: Answer } | { readonly ended: string };
