/** What every generated file says of itself. */
export const banner =
  "Generated from chart.ts by chartwright. Do not edit: change chart.ts and run `chartwright generate`.";
