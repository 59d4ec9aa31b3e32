/** See find-browser.mjs. */
export const launchArguments: string[];
export function findBrowser(): string | undefined;
export function launchOptions(): { args: string[]; executablePath?: string };
