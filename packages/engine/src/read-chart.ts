import type { Diagnostic } from "@chartwright/diagnostics";
import { readArchive } from "./chart/archive.ts";
import type { ChartFiles } from "./chart/files.ts";
import { type FileSystem, filesOfFolder } from "./chart/read-folder.ts";
import { diagnosedReading } from "./result.ts";

/** The files of a chart, or why there are none. */
export interface ReadChart {
  readonly files: ChartFiles | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the files of a chart from its folder or its archive, as helm does: what `.helmignore` leaves out is not there,
 * symbolic links are followed, and what is larger than helm takes is refused.
 *
 * @example
 * // With Node's own file system as `fs`.
 * const { files } = readChartFiles(fs, "web-1.0.0.tgz");
 */
export function readChartFiles(fs: FileSystem, path: string): ReadChart {
  try {
    const isFolder = fs.statSync(path).isDirectory();
    return {
      files: isFolder ? filesOfFolder(fs, path) : readArchive(fs.readFileSync(path)),
      diagnostics: [],
    };
  } catch (error) {
    return { files: undefined, diagnostics: [diagnosedReading(error)] };
  }
}
