/** A custom resource that no package knows: a Widget has a size, and what else it is said to have. */
export const widgetsWith = (others: object) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { kind: "Widget", plural: "widgets" },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              ...others,
              spec: { type: "object", properties: { size: { type: "integer", description: "How large." } } },
            },
          },
        },
      },
    ],
  },
});

/** It says nothing of what every object has. */
export const widgets = widgetsWith({});

/** A chart of one Widget with a field. */
export const widgetChart = (field: string) => ({
  "chart/Chart.yaml": "apiVersion: v2\nname: widget\ndescription: A widget.\nversion: 1.0.0\n",
  "chart/templates/widget.yaml": `apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: x\nspec:\n  ${field}: 1\n`,
});
