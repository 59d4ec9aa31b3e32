// Fault prevented: icons that drift from the mark. Draws static/favicon.svg into the PNG files that the web
// manifest names. Run it by hand after changing the mark: node scripts/make-icons.mjs
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './find-browser.mjs';

const folder = fileURLToPath(new URL('../static/', import.meta.url));
const mark = readFileSync(`${folder}favicon.svg`, 'utf8');
const browser = await chromium.launch(launchOptions());
for (const size of [192, 512]) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${mark}`);
	await page.screenshot({ path: `${folder}icon-${String(size)}.png` });
	await page.close();
}
await browser.close();
