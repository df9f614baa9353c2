import { JsonError } from "../json/write.ts";
import { FunctionError } from "../template/errors.ts";
import type { Value } from "../value/value.ts";
import { YamlError } from "../yaml/errors.ts";
import { writeYaml } from "../yaml/write.ts";

/** A value as YAML, ended by a line break, or the error that Go's library gives. */
export function yamlOf(value: Value): string {
  try {
    return writeYaml(value);
  } catch (error) {
    if (error instanceof JsonError) throw new FunctionError(`error marshaling into JSON: ${error.message}`);
    if (error instanceof YamlError) throw new FunctionError(error.message);
    throw error;
  }
}

/** Helm's `toYaml`: nothing where YAML has no form for a value. */
export function toYaml(value: Value): string {
  try {
    return writeYaml(value).slice(0, -1);
  } catch (error) {
    if (error instanceof YamlError || error instanceof JsonError) return "";
    throw error;
  }
}
