import { type Diagnostic, diagnostic, type Subject } from "@chartwright/diagnostics";
import { objectName, type SourcedObject } from "../rendering/objects.ts";
import type { KubeconformProgram } from "../rendering/program.ts";
import type { KubernetesTarget } from "./check-schemas.ts";
import { help } from "./explain-object.ts";

/** An object, with what our own check of schemas says of it for a minor. */
export interface Judged extends SourcedObject {
  readonly target: KubernetesTarget;
  readonly subject: Subject;
  readonly isRefused: boolean;
}

/**
 * What kubeconform refuses or skips, and our own check of the same schemas does not: nothing, or one of the two has a
 * bug. One process for each minor reads all distinct objects.
 */
export async function askReferee(
  kubeconform: KubeconformProgram,
  judged: readonly Judged[],
): Promise<readonly Diagnostic[]> {
  const minors = [...Map.groupBy(judged, ({ target }) => target)];
  const found = await Promise.all(
    minors.map(([target, objects]) => ask(kubeconform, distinct(objects), target)),
  );
  return found.flat();
}

const textOf = ({ text, object }: Judged) => text ?? JSON.stringify(object);

function distinct(objects: readonly Judged[]): readonly Judged[] {
  return [...new Map(objects.map((each) => [textOf(each), each])).values()];
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  /** Its report has no word for an empty document. */
  readonly status: "statusValid" | "statusInvalid" | "statusError" | "statusSkipped" | "";
  readonly msg: string;
}

async function ask(kubeconform: KubeconformProgram, objects: readonly Judged[], target: KubernetesTarget) {
  const flags = ["-strict", "-verbose", "-output", "json", "-kubernetes-version", `${target.minor}.0`];
  const args = [...flags, "-schema-location", kubeconform.schemaLocation(target), "-"];
  const ended = await kubeconform.run(args, objects.map(textOf).join("\n---\n"));
  let resources: readonly Resource[];
  try {
    resources = (JSON.parse(ended.stdout) as { resources: Resource[] }).resources ?? [];
  } catch {
    const message = ended.stderr.trim() || `kubeconform ended with ${ended.status} and no report.`;
    const fix = "Correct what kubeconform says; it read what Helm rendered.";
    const subject = { chart: objects[0]?.subject.chart, kubernetes: target.minor };
    return [diagnostic("CW3009", { message, fix, subject })];
  }
  const refused = resources.filter(({ status }) => status !== "statusValid" && status !== "");
  const byName = Map.groupBy(refused, ({ kind, name }) => `${kind}/${name}`);
  return [...byName].flatMap(([object, reports]) => {
    const own = objects.filter((each) => objectName(each.object) === object);
    if (reports.length <= own.filter(({ isRefused }) => isRefused).length) return [];
    const subject = { ...own[0]?.subject, kubernetes: target.minor, object };
    return reports.map(({ msg }) => {
      const message = `kubeconform refuses what our own check of schemas passes: ${msg || "it skips it"}`;
      return diagnostic("CW3009", { message, fix: help, subject });
    });
  });
}
