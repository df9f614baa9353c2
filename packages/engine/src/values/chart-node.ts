import type { Chart } from "../chart/load.ts";
import type { Metadata } from "../chart/metadata.ts";
import type { Value } from "../value/value.ts";

/** A chart while its dependencies are worked out: a copy, so that the loaded chart stays as it is. */
export class ChartNode {
  readonly chart: Chart;
  readonly metadata: Metadata;
  values: Map<string, Value>;
  dependencies: readonly ChartNode[] = [];
  parent: ChartNode | undefined;

  constructor(chart: Chart, metadata: Metadata, values: Map<string, Value>) {
    this.chart = chart;
    this.metadata = metadata;
    this.values = values;
  }

  get name(): string {
    return this.metadata.name;
  }

  get isRoot(): boolean {
    return this.parent === undefined;
  }

  /** The path of the chart's folder, as templates are named by it. */
  get fullPath(): string {
    return this.parent === undefined ? this.name : `${this.parent.fullPath}/charts/${this.name}`;
  }

  setDependencies(nodes: readonly ChartNode[]): void {
    this.dependencies = nodes;
    for (const node of nodes) node.parent = this;
  }
}

function copyMetadata(metadata: Metadata): Metadata {
  return { ...metadata, dependencies: metadata.dependencies?.map((dependency) => ({ ...dependency })) };
}

/** A chart and all below it as nodes. */
export function nodeOf(chart: Chart): ChartNode {
  const node = new ChartNode(chart, copyMetadata(chart.metadata), chart.values ?? new Map());
  node.setDependencies(chart.dependencies.map(nodeOf));
  return node;
}

/** A chart under another name. Helm 3 lets both share what is below them, Helm 4 does not. */
export function aliasOf(node: ChartNode, alias: string, sharesDependencies: boolean): ChartNode {
  const metadata = sharesDependencies ? { ...node.metadata } : copyMetadata(node.metadata);
  if (alias !== "") metadata.name = alias;
  const copy = new ChartNode(node.chart, metadata, node.values);
  if (sharesDependencies) copy.dependencies = node.dependencies;
  else copy.setDependencies(node.dependencies.map((inner) => aliasOf(inner, "", false)));
  return copy;
}
