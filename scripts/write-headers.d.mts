/** See write-headers.mjs. */
export function policyOf(pages: { name: string; html: string }[]): string;
export function isolatedPolicyOf(html: string): string;
export function computingWorkerOf(files: string[]): string;
export function headersFile(policy: string, isolatedPolicy: string, worker: string): string;
