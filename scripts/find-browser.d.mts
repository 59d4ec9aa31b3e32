/** See find-browser.mjs. */
export const launchArguments: string[];
export function findBrowser(): string | undefined;
