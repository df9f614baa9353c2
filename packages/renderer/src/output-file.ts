/** A generated file, as data. */
export interface OutputFile {
  /** Relative to the chart's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
