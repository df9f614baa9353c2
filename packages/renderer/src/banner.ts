/** What every file that is generated says, whichever version has generated it. */
export const bannerMark = "Generated from chart.ts by chartwright";

/** On top of every file that is generated. */
export const banner = `${bannerMark}. Do not edit: change chart.ts and run \`chartwright generate\`.`;
