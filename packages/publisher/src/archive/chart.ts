/** A file of a chart. Text is stored as UTF-8. */
export interface ChartFile {
  /** Relative to the chart's folder, with forward slashes. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** A chart as it is to be packaged: all files of its folder, also those that `.helmignore` leaves out. */
export interface ChartSource {
  readonly name: string;
  readonly version: string;
  readonly files: readonly ChartFile[];
}

/** A packaged chart. */
export interface ChartArchive {
  readonly name: string;
  readonly version: string;
  /** The archive's file name: `<name>-<version>.tgz`. */
  readonly file: string;
  readonly content: Uint8Array;
  /** The SHA-256 of the content, in hexadecimal. */
  readonly digest: string;
  /** What an entry of `index.yaml` says of the chart: the fields of `Chart.yaml` that Helm knows. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
