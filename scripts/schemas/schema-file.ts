/** A generated file: its path within `schemas/`, where its content comes from, and the content. */
export interface SchemaFile {
  readonly path: string;
  /** `module@version`, or `Kubernetes v1.2.3`. */
  readonly source: string;
  readonly text: string;
}
