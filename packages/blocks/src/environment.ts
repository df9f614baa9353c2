import { choose, type Expr, isText, type ListOf, merge, type Reference, toText, v } from "@chartwright/model";
import type { IEnvVar, IEnvVarSource } from "kubernetes-models/v1";
import { environmentName } from "./patterns.ts";

/** Environment variables by name. A map, so that none is given twice: server-side apply would refuse it. */
export function environment() {
  return v.mapOf(v.union(v.string(), v.kubernetes("EnvVarSource"))).keys(environmentName);
}

/** The variables of a container. */
export function environmentVariables(values: Reference<ReturnType<typeof environment>>): ListOf<IEnvVar> {
  return values.map((name, value) =>
    merge(
      { name },
      choose(
        isText(value),
        { value: toText(value as Expr<string>) },
        { valueFrom: merge(value as Expr<IEnvVarSource>) },
      ),
    ),
  );
}
