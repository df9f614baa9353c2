/** A Helm chart as it stands in its folder, whoever wrote it. */
export interface ChartFiles {
  /** What a diagnostic calls the folder, such as `charts/web-service/chart`. */
  readonly folder: string;
  /** The text of each file, by its path in the folder, with forward slashes. */
  readonly files: ReadonlyMap<string, string>;
}

/** A way to use a chart: values of a user's. */
export interface ChartCase {
  readonly name: string;
  /** What a diagnostic calls its file, such as `charts/web-service/cases/ha/values.yaml`. */
  readonly file: string;
  /** The text of its `values.yaml`. */
  readonly text: string;
}
