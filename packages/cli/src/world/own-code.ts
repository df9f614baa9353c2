import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import { foldersAbove, isWithin } from "./paths.ts";
import { shorter } from "./report.ts";

/**
 * Whether the code of a file or folder is the user's own, so that a command which judges charts may run it: it lies in
 * the project, and no installed package is it part of. Charts of anybody else are judged as Helm charts are.
 */
export function isOwnCode(path: string): boolean {
  const project = projectFolder(process.cwd());
  if (project === undefined || !existsSync(path)) return false;
  const real = realpathSync(resolve(path));
  return isWithin(real, project) && !relative(project, real).split(sep).includes("node_modules");
}

/** The nearest folder, from this one upwards, whose `package.json` depends on `chartwright`: its real path. */
function projectFolder(from: string): string | undefined {
  return foldersAbove(realpathSync(from)).find((each) => dependsOnChartwright(join(each, "package.json")));
}

function dependsOnChartwright(file: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, "utf8")) as Package;
    return [dependencies, devDependencies].some((all) => Object.hasOwn(all ?? {}, "chartwright"));
  } catch {
    return false;
  }
}

interface Package {
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** That a file of code lies outside of the project, and what was done in place of running it. */
export function notRun(file: string, instead: string): Diagnostic {
  const project = projectFolder(process.cwd());
  const where =
    project === undefined
      ? "no package.json from here upwards depends on chartwright"
      : `it is not in the project ${shorter(project)}`;
  return diagnostic("CW5030", {
    message: `It was not run, since ${where}: ${instead}.`,
    fix: "If the code is yours, run the command in its project. With --no-code nobody's is run, and this is not told.",
    place: { file },
  });
}
