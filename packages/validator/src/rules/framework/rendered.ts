import { isMapping, type Json } from "@chartwright/model";
import type { ManifestObject, SourcedObject } from "../../rendering/objects.ts";

/** What every object of Kubernetes has. */
export interface AnyObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** A place within a rendered object, for {@link RuleContext.report}. */
export interface Spot {
  readonly of: RenderedObject<AnyObject>;
  /** Such as `spec.template.spec.containers[0]`; empty for the object itself. */
  readonly path: string;
}

/** An object that a case renders. It is also the spot of its own beginning. */
export interface RenderedObject<T> extends Spot {
  readonly object: T;
  readonly apiVersion: string;
  /** Of its `apiVersion`; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Whether a schema of its kind has held its fields to their types. */
  readonly checked: boolean;
  readonly name: string;
  /** Its own, or the release's where it names none. */
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** As the `# Source:` comment has it: `web-service/templates/service.yaml`. */
  readonly source: string | undefined;
  /** The events of `helm.sh/hook`, such as `pre-install`. */
  readonly hooks: readonly string[];
}

export function renderedObject(
  { object: rendered, source, unchecked }: SourcedObject,
  releaseNamespace: string,
): RenderedObject<AnyObject> {
  const object = withoutNulls(rendered);
  const apiVersion = String(object.apiVersion ?? "");
  const metadata = mapping(object.metadata);
  const annotations = texts(metadata.annotations);
  const made = {
    object: object as unknown as AnyObject,
    apiVersion,
    group: apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "",
    kind: String(object.kind ?? ""),
    checked: unchecked !== true,
    name: String(metadata.name ?? metadata.generateName ?? ""),
    namespace: String(metadata.namespace ?? releaseNamespace),
    labels: texts(metadata.labels),
    annotations,
    source,
    hooks: (annotations["helm.sh/hook"] ?? "").split(",").flatMap((event) => event.trim() || []),
    path: "",
  };
  const self: RenderedObject<AnyObject> = Object.freeze({
    ...made,
    get of() {
      return self;
    },
  });
  return self;
}

/** Whether only `helm test` runs it. */
export function isTest({ hooks }: RenderedObject<AnyObject>): boolean {
  return hooks.length > 0 && hooks.every((event) => event === "test" || event === "test-success");
}

/** A field that is null is one that is not there, as the API server has it. */
function withoutNulls<T extends Json>(data: T): T {
  if (Array.isArray(data)) return data.filter((item) => item !== null).map(withoutNulls) as unknown as T;
  if (!isMapping(data)) return data;
  const present = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(present.map(([key, value]) => [key, withoutNulls(value)])) as T;
}

function mapping(data: Json | undefined): ManifestObject {
  return isMapping(data) ? data : {};
}

function texts(data: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapping(data)).map(([key, value]) => [key, String(value)]));
}
