import type { Kind } from "@chartwright/model";
import { nearest } from "@chartwright/validator";

/** An object of any kind, as it was rendered. */
export interface AnyObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/**
 * An object that was rendered, with every field of its kind: a test names those that it expects, and fails where one is
 * missing.
 */
export type Found<T> = T extends readonly (infer Item)[]
  ? readonly Found<Item>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Found<NonNullable<T[K]>> }
    : T;

/** A chart, rendered. */
export class RenderedChart {
  /** All objects, in the order in which Helm installs them; hooks come last. */
  readonly objects: readonly AnyObject[];
  /** What `helm install` says at the end; empty where the chart says nothing. */
  readonly notes: string;

  constructor(objects: readonly AnyObject[], notes: string) {
    this.objects = objects;
    this.notes = notes;
  }

  /**
   * The object of a kind with a name; the only one of its kind where no name is given. The kind is a class of
   * `kubernetes-models`, of a CRD package, or of a user's own making.
   *
   * @throws Error that lists the objects that there are
   * @example
   * chart.get(Deployment, "blog").spec.replicas;
   */
  get<T>(kind: Kind<T>, name?: string): Found<T> {
    const all = this.#ofKind(kind);
    const found = name === undefined ? all : all.filter(({ metadata }) => metadata.name === name);
    const [first, second] = found;
    if (first !== undefined && second === undefined) return first as unknown as Found<T>;
    const wanted = `${kind.kind}${name === undefined ? "" : `/${name}`}`;
    const why = first === undefined ? `There is no ${wanted}` : `There are ${found.length} of ${wanted}`;
    throw new Error(`${why} (${kind.apiVersion}).${this.#advice(all, name)} There are: ${this.#names()}.`);
  }

  /** All objects of a kind. */
  all<T>(kind: Kind<T>): readonly Found<T>[] {
    return this.#ofKind(kind) as unknown as readonly Found<T>[];
  }

  /** Whether there is an object of a kind, with a name where one is given. */
  has(kind: Kind<unknown>, name?: string): boolean {
    return this.#ofKind(kind).some(({ metadata }) => name === undefined || metadata.name === name);
  }

  #ofKind({ apiVersion, kind }: Kind<unknown>): readonly AnyObject[] {
    return this.objects.filter((object) => object.apiVersion === apiVersion && object.kind === kind);
  }

  #advice(all: readonly AnyObject[], name: string | undefined): string {
    const names = all.map(({ metadata }) => metadata.name);
    const close =
      name === undefined ? undefined : (nearest(name, names) ?? (names.length === 1 ? names[0] : undefined));
    return close === undefined ? "" : ` Did you mean ${JSON.stringify(close)}?`;
  }

  #names(): string {
    const names = this.objects.map(({ kind, metadata }) => `${kind}/${metadata?.name ?? "?"}`);
    return names.length === 0 ? "none" : names.join(", ");
  }
}
