import type { FunctionTable } from "../template/function-type.ts";
import { builtins } from "./builtins.ts";
import { cryptoFunctions } from "./crypto.ts";
import { dateFunctions } from "./dates.ts";
import { defaultFunctions } from "./defaults.ts";
import { dictFunctions } from "./dicts.ts";
import { durationFunctions } from "./durations.ts";
import { encodingFunctions } from "./encoding.ts";
import type { Environment } from "./environment.ts";
import { helm4Functions, helmFunctions } from "./helm.ts";
import { listFunctions } from "./lists.ts";
import { numberFunctions } from "./numbers.ts";
import { pathFunctions } from "./paths-and-urls.ts";
import { regexFunctions } from "./regex.ts";
import { stringFunctions } from "./strings.ts";

/** The majors of Helm whose behaviour the engine has. */
export type HelmMajor = 3 | 4;

/** All functions that templates of a version of Helm can call. */
export function functionTable(helm: HelmMajor, environment: Environment): FunctionTable {
  return {
    ...builtins,
    ...defaultFunctions,
    ...stringFunctions,
    ...listFunctions,
    ...dictFunctions,
    ...numberFunctions,
    ...encodingFunctions,
    ...regexFunctions,
    ...pathFunctions,
    ...dateFunctions(environment),
    ...cryptoFunctions(environment),
    ...helmFunctions(environment),
    ...(helm === 4 ? { ...helm4Functions, ...durationFunctions } : {}),
  };
}
