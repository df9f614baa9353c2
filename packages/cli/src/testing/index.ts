export { type RenderChartOptions, renderChart } from "./render-chart.ts";
export type { AnyObject, Found, RenderedChart } from "./rendered-chart.ts";
