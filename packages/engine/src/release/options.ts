import type { Environment } from "../functions/environment.ts";
import type { HelmMajor } from "../functions/table.ts";
import type { Limits } from "../template/frame.ts";
import type { Tracer } from "../template/tracer.ts";

/** The flags of `helm template`, with the contents of files in place of their names. */
export interface RenderOptions {
  /** The major of Helm whose behaviour is wanted. */
  readonly helm?: HelmMajor;
  readonly name?: string;
  readonly namespace?: string;
  /** What `-f` names: the text of values files, or values as plain data; later ones win. */
  readonly values?: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setJson?: readonly string[];
  readonly setLiteral?: readonly string[];
  readonly setFile?: readonly string[];
  /** Gives the content of a file that `setFile` names. */
  readonly readFile?: (path: string) => string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly includeCrds?: boolean;
  readonly skipTests?: boolean;
  readonly noHooks?: boolean;
  readonly isUpgrade?: boolean;
  /** Does not check the values against the schemas of the chart and its subcharts. */
  readonly skipSchemaValidation?: boolean;
  /** Templates by their paths within the chart, with globs. */
  readonly showOnly?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** The clock, chance and cryptography; without it those of the platform. */
  readonly environment?: Partial<Environment>;
  /** Is told which branches run, and what wrote which output. */
  readonly tracer?: Tracer;
}
