import { type Expr, exprOf } from "../expr/expr.ts";

/** Files that come with a chart, by their paths in it: static text, no templates. */
export type ChartFiles = Readonly<Record<string, string>>;

/** The chart's own files, as its templates read them: Helm's `.Files`. */
export interface FilesReference<F extends ChartFiles> {
  /** The text of a file. */
  get(path: keyof F & string): Expr<string>;
}

export function filesReference<F extends ChartFiles>(files: F): FilesReference<F> {
  return Object.freeze({
    get: (path: keyof F & string) => exprOf<string>({ kind: "file", path, text: files[path] as string }),
  });
}
